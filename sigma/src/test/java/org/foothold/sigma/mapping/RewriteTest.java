package org.foothold.sigma.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.foothold.sigma.mapping.Rewrite.Replacement;
import org.junit.jupiter.api.Test;

class RewriteTest {
    private static final Rewrite HIVES = new Rewrite.Prefix(List.of(
            new Replacement("\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet#\\", "HKLM\\System\\CurrentControlSet\\"),
            new Replacement("\\REGISTRY\\MACHINE\\", "HKLM\\")));

    @Test
    void replacesTheFirstPrefixThatFits() {
        assertThat(HIVES.apply("\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\a"))
                .isEqualTo("HKLM\\System\\CurrentControlSet\\Services\\a");
        assertThat(HIVES.apply("\\Registry\\Machine\\SOFTWARE\\a")).isEqualTo("HKLM\\SOFTWARE\\a");
    }

    @Test
    void leavesATextWithoutThePrefix() {
        assertThat(HIVES.apply("\\REGISTRY\\A\\{guid}")).isEqualTo("\\REGISTRY\\A\\{guid}");
        assertThat(HIVES.apply("\\REGISTRY\\MACHINE")).isEqualTo("\\REGISTRY\\MACHINE");
        assertThat(HIVES.apply("")).isEmpty();
    }

    @Test
    void aNumberSignInAPrefixIsOneDigitOrMore() {
        Rewrite volume = new Rewrite.Prefix(List.of(new Replacement("\\device\\harddiskvolume#\\", "C:\\")));

        assertThat(volume.apply("\\device\\harddiskvolume3\\windows\\a.exe")).isEqualTo("C:\\windows\\a.exe");
        assertThat(volume.apply("\\Device\\HarddiskVolume12\\a.exe")).isEqualTo("C:\\a.exe");
        assertThat(volume.apply("\\device\\harddiskvolume\\a.exe")).isEqualTo("\\device\\harddiskvolume\\a.exe");
        assertThat(volume.apply("\\device\\harddiskvolume3")).isEqualTo("\\device\\harddiskvolume3");
    }

    @Test
    void replacesAWholeValueLetterCaseAside() {
        Rewrite levels = new Rewrite.Value(List.of(new Replacement("S-1-16-12288", "High")));

        assertThat(levels.apply("s-1-16-12288")).isEqualTo("High");
        assertThat(levels.apply("S-1-16-122880")).isEqualTo("S-1-16-122880");
    }

    @Test
    void cutsOutWhatFollowsALabelToTheEndOfItsLine() {
        Rewrite line = new Rewrite.Line("HostApplication=");

        assertThat(line.apply("HostName=x\r\n\tHostApplication=powershell -nop \r\n\tEngineVersion=5"))
                .isEqualTo("powershell -nop");
        assertThat(line.apply("HostApplication=last")).isEqualTo("last");
        assertThat(line.apply("HostApplication=\r\nEngineVersion=5")).isEmpty();
        assertThat(line.apply("HostName=x")).isNull();
    }

    @Test
    void cutsOutTheValueInAPlace() {
        assertThat(new Rewrite.Part(1).apply("lsass.exe\n10.0\nntdll.dll")).isEqualTo("lsass.exe");
        assertThat(new Rewrite.Part(2).apply("lsass.exe\n\nntdll.dll")).isEmpty();
        assertThat(new Rewrite.Part(3).apply("lsass.exe\n10.0\nntdll.dll")).isEqualTo("ntdll.dll");
        assertThat(new Rewrite.Part(4).apply("lsass.exe\n10.0\nntdll.dll")).isNull();
    }

    @Test
    void cutsOffWhatStandsAroundATextThatIsNamed() {
        Rewrite before = new Rewrite.Before(",");
        Rewrite behind = new Rewrite.Behind("/");

        assertThat(before.apply("CN=SRV-WEB2,OU=Servers,DC=example")).isEqualTo("CN=SRV-WEB2");
        assertThat(before.apply("CN=SRV-WEB2")).isEqualTo("CN=SRV-WEB2");
        assertThat(before.apply(",")).isEmpty();
        assertThat(behind.apply("arn:aws:iam::111122223333:role/ops/Sync")).isEqualTo("Sync");
        assertThat(behind.apply("ops/")).isEmpty();
        assertThat(behind.apply("Sync")).isNull();
    }

    @Test
    void putsTheValuesOfAFieldOnOneLine() {
        Rewrite between = new Rewrite.Between(" ");

        assertThat(between.apply("launchctl\nload\n/tmp/a.plist")).isEqualTo("launchctl load /tmp/a.plist");
        assertThat(between.apply("launchctl")).isEqualTo("launchctl");
    }

    @Test
    void writesHexadecimalNumbersAsDecimalOnes() {
        Rewrite decimal = new Rewrite.Decimal();

        assertThat(decimal.apply("0x1f4")).isEqualTo("500");
        assertThat(decimal.apply("0xffffffffffffffff")).isEqualTo("18446744073709551615");
        assertThat(decimal.apply("0x")).isEqualTo("0x");
        assertThat(decimal.apply("0x1fg")).isEqualTo("0x1fg");
        assertThat(decimal.apply("0x-1")).isEqualTo("0x-1");
        assertThat(decimal.apply("0x1ffffffffffffffff")).isEqualTo("0x1ffffffffffffffff");
        assertThat(decimal.apply("0x\uFF11")).isEqualTo("0x\uFF11");
        assertThat(decimal.apply("500")).isEqualTo("500");
    }
}
