package org.foothold.sigma.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoinTest {

    @Test
    void partsTextsByTheSeparator() {
        Join join = new Join.Separated("\\");

        assertThat(made(join, "HKLM\\Run", "evil")).isEqualTo("HKLM\\Run\\evil");
        assertThat(made(join, "HKLM\\Run", "")).isEqualTo("HKLM\\Run");
        assertThat(made(join, "HKLM\\Run", null)).isEqualTo("HKLM\\Run");
        assertThat(made(join, "", "evil")).isEqualTo("evil");
        assertThat(made(join, null, "evil")).isNull();
        assertThat(made(join, "alone")).isEqualTo("alone");
    }

    @Test
    void takesTheFirstTextThatSaysSomething() {
        Join first = new Join.FirstSaid();

        assertThat(made(first, "-", "", null, "b", "c")).isEqualTo("b");
        assertThat(made(first, "-", null)).isNull();
    }

    @Test
    void writesAnAccountAsDomainAndName() {
        Join account = new Join.Account();

        assertThat(made(account, "S-1-5-21-1-2-3-1111", "OFFSEC", "admmig")).isEqualTo("OFFSEC\\admmig");
        assertThat(made(account, "S-1-5-21-1-2-3-1111", "-", "admmig")).isEqualTo("admmig");
        assertThat(made(account, null, "OFFSEC", "-")).isNull();
    }

    @Test
    void takesTheNextAccountWhereTheFirstSaysNothing() {
        assertThat(made(new Join.Account(), "S-1-0-0", "-", "-", "S-1-5-21-1-2-3-1111", "OFFSEC", "admmig"))
                .isEqualTo("OFFSEC\\admmig");
    }

    @Test
    void callsTheAccountsOfWindowsByTheirOwnNames() {
        Join account = new Join.Account();

        assertThat(made(account, "S-1-5-18", "OFFSEC", "FS03VULN$")).isEqualTo("NT AUTHORITY\\SYSTEM");
        assertThat(made(account, "S-1-5-19", "-", "-")).isEqualTo("NT AUTHORITY\\LOCAL SERVICE");
        assertThat(made(account, "S-1-5-20", "OFFSEC", "FS03VULN$")).isEqualTo("NT AUTHORITY\\NETWORK SERVICE");
    }

    @Test
    void writesRegistryDataAsSysmonDoes() {
        Join data = new Join.RegistryData();

        assertThat(made(data, "%%1876", "1089")).isEqualTo("DWORD (0x00000441)");
        assertThat(made(data, "%%1883", "4294967298")).isEqualTo("QWORD (0x00000001-0x00000002)");
        assertThat(made(data, "%%1875", "00FF")).isEqualTo("Binary Data");
        assertThat(made(data, "%%1873", "1089")).isEqualTo("1089");
        assertThat(made(data, "%%1876", "-")).isEqualTo("-");
        assertThat(made(data, null, "text")).isEqualTo("text");
        assertThat(made(data, "%%1873", null)).isNull();
    }

    private static @Nullable String made(Join join, @Nullable String... texts) {
        return join.apply(Arrays.asList(texts));
    }
}
