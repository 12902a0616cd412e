package org.foothold.formats.unix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.foothold.formats.linux.LineDamage;
import org.foothold.formats.unix.SystemdUnit.Effective;
import org.foothold.formats.unix.SystemdUnit.Part;
import org.foothold.formats.unix.SystemdUnit.Setting;
import org.junit.jupiter.api.Test;

class SystemdUnitTest {
    @Test
    void readsSectionsCommentsAndLinesThatGoOn() {
        SystemdUnit unit = read("""
            # comment
            [Unit]
            Description = a = b\s
            ; comment

            [Service]
            ExecStart=/bin/a \\
            # not a part
               b \\
              c
            ExecStop=/bin/x \\\\
            [Install]
            WantedBy=multi-user.target \\\
            """);

        assertThat(unit.damages()).isEmpty();
        assertThat(unit.settings())
                .containsExactly(
                        new Setting(3, "Unit", "Description", "a = b"),
                        new Setting(7, "Service", "ExecStart", "/bin/a  b  c"),
                        new Setting(11, "Service", "ExecStop", "/bin/x \\\\"),
                        new Setting(13, "Install", "WantedBy", "multi-user.target"));
    }

    @Test
    void saysWhatIsPassedOver() {
        SystemdUnit unit = read("A=b\n[Service\nB=c\n[Service]\nword\n=x\nC=d\n");

        assertThat(unit.settings()).containsExactly(new Setting(7, "Service", "C", "d"));
        assertThat(unit.damages()).extracting(LineDamage::line).containsExactly(1L, 2L, 3L, 5L, 6L);
    }

    @Test
    void takesBackListsByAnEmptyValue() {
        SystemdUnit unit = read("[Service]\nExecStart=/a\nExecStart=\nExecStart=/b\nExecStart=/c\nUser=x\nUser=y\n");

        assertThat(unit.values("Service", "ExecStart")).containsExactly("/b", "/c");
        assertThat(unit.values("Service", "User")).containsExactly("y");
        assertThat(read("[Service]\nUser=x\nUser=\n").values("Service", "User")).isEmpty();
    }

    @Test
    void mergesDropInsAndTellsWhereEachValueIsFrom() {
        SystemdUnit main = read("[Unit]\nAfter=a\n[Service]\nExecStart=/a\nEnvironment=A=1\nUser=u\n");
        SystemdUnit first = read("[Service]\nExecStart=\nExecStart=/evil\n");
        SystemdUnit second = read("[Unit]\nAfter=\nAfter=b\n[Service]\nEnvironment=B=2\nUser=root\n");

        assertThat(SystemdUnit.merge(List.of(new Part("m", main), new Part("1", first), new Part("2", second))))
                .containsExactly(
                        new Effective("m", 2, "Unit", "After", "a"),
                        new Effective("m", 5, "Service", "Environment", "A=1"),
                        new Effective("1", 3, "Service", "ExecStart", "/evil"),
                        new Effective("2", 3, "Unit", "After", "b"),
                        new Effective("2", 5, "Service", "Environment", "B=2"),
                        new Effective("2", 6, "Service", "User", "root"));
    }

    @Test
    void takesBackAllTriggersTogether() {
        SystemdUnit timer = read("[Timer]\nOnCalendar=daily\nOnClockChange=yes\nOnBootSec=\nOnBootSec=5\n");
        SystemdUnit socket = read("[Socket]\nListenStream=1\nAccept=yes\nListenFIFO=\n");
        SystemdUnit path = read("[Path]\nPathExists=/a\nDirectoryNotEmpty=\nPathChanged=/b\n");
        SystemdUnit conditions = read("[Unit]\nConditionPathExists=/a\nAssertHost=b\nConditionHost=\n");

        assertThat(effective(timer)).containsExactly("OnClockChange", "OnBootSec");
        assertThat(effective(socket)).containsExactly("Accept");
        assertThat(effective(path)).containsExactly("PathChanged");
        assertThat(effective(conditions)).containsExactly("AssertHost");
    }

    private static List<String> effective(SystemdUnit unit) {
        return SystemdUnit.merge(List.of(new Part("f", unit))).stream()
                .map(Effective::name)
                .toList();
    }

    private static SystemdUnit read(String text) {
        return SystemdUnit.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
