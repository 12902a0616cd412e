package org.foothold.formats.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusPolicyTest {
    private static final String FILE = """
        <?xml version="1.0"?>
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
         "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig>
          <policy user="root"><allow own="org.x"/></policy>
          <policy context="default">
            <deny send_destination='org.x'
              send_type="method_call"/>
          </policy>
          <includedir> system.d </includedir>
        </busconfig>
        """;

    private static BusPolicy read(String text) {
        return BusPolicy.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void givesRulesWithTheirPolicy() {
        BusPolicy policy = read(FILE);

        assertThat(policy.rules().get(0))
                .isEqualTo(new BusPolicy.Rule(5, true, Map.of("user", "root"), Map.of("own", "org.x")));
        assertThat(policy.rules().get(1).allow()).isFalse();
        assertThat(policy.rules().get(1).attributes()).containsEntry("send_type", "method_call");
        assertThat(policy.settings()).containsExactly(new BusPolicy.Setting(10, "includedir", "system.d"));
        assertThat(policy.bad()).isEmpty();
    }

    @Test
    void readsNothingThatIsDeclaredOrOutside() {
        BusPolicy policy = read("""
            <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "in">]>
            <busconfig>
            <user>&x;&y;</user><policy><allow own='b'/></policy></busconfig>\
            """);

        assertThat(policy.settings().toString()).doesNotContain("root").doesNotContain("in]");
        assertThat(read("<a><b></a>").bad()).hasSize(1);
        assertThat(read("<a>".repeat(100)).bad()).hasSize(1);
    }

    @Test
    void survivesGarbage() {
        Garbage.feed(FILE, bytes -> assertThat(BusPolicy.read(bytes).rules()).isNotNull());
    }
}
