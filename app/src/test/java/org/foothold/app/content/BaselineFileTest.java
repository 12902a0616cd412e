package org.foothold.app.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.foothold.engine.enrich.account.Baseline;
import org.junit.jupiter.api.Test;

class BaselineFileTest {
    private static final int MUTATIONS = Integer.getInteger("foothold.mutations", 20_000);
    private static final Instant AT = Instant.parse("2026-09-01T08:00:00.5Z");

    private static final Baseline BASELINE = new Baseline(
            Map.of("windows pc", AT),
            Map.of("windows d\\eve", "S-1"),
            Map.of(
                    "windows s-1",
                    new Baseline.Known(
                            AT,
                            AT.plusSeconds(9),
                            true,
                            true,
                            Map.of("created", AT),
                            Map.of("ADDRESS", List.of("192.0.2.1", "\"\n")),
                            List.of("DEVICE")),
                    "windows s-2",
                    new Baseline.Known(AT, null, false, false, Map.of(), Map.of(), List.of())));

    private static byte[] written() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BaselineFile.write(BASELINE, out);
        return out.toByteArray();
    }

    private static Baseline read(String json) throws IOException {
        return BaselineFile.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsWhatItWrote() throws IOException {
        assertThat(BaselineFile.read(new ByteArrayInputStream(written()))).isEqualTo(BASELINE);
        assertThat(written()).isEqualTo(written());
        assertThat(read("{\"format\":1}")).isEqualTo(Baseline.NONE);
    }

    @Test
    void saysWhyAFileIsNoBaseline() {
        assertThatThrownBy(() -> read("{}")).hasMessageStartingWith("no baseline of format 1");
        assertThatThrownBy(() -> read("{\"places\":{}}")).hasMessageStartingWith("no baseline of format 1");
        assertThatThrownBy(() -> read("{\"format\":2,\"places\":{}}"))
                .hasMessageStartingWith("no baseline of format 1");
        assertThatThrownBy(() -> read("[]")).hasMessage("expected an object (line 1, column 1)");
        assertThatThrownBy(() -> read("")).hasMessageStartingWith("expected an object");
        assertThatThrownBy(() -> read("{\"format\":1,\"hosts\":{}}")).hasMessageStartingWith("unknown member 'hosts'");
        assertThatThrownBy(() -> read("{\"format\":1,\"places\":{\"a\":\"now\"}}"))
                .hasMessageStartingWith("'now' is no time");
        assertThatThrownBy(() -> read("{\"format\":1,\"accounts\":{\"a\":{}}}"))
                .hasMessageStartingWith("an account without first_at");
        assertThatThrownBy(() -> read("{\"format\":1,\"names\":{\"a\":3}}")).hasMessageStartingWith("expected a text");
        assertThatThrownBy(() -> read("{\"format\":1,\"names\":{\"a\":\"" + "x".repeat(5_000) + "\"}}"))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("{\"format\":1,\"names\":" + many(100_001) + "}"))
                .hasMessageStartingWith("more than 100000 members");
    }

    private static String many(int count) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < count; i++) {
            json.append(i == 0 ? "" : ",").append('"').append(i).append("\":\"\"");
        }
        return json.append('}').toString();
    }

    @Test
    void aFileThatWasChangedIsReadOrRefused() {
        Random random = new Random(24);
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] bytes = written();
            for (int change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) "{}[]\",:0a\\".charAt(random.nextInt(10));
            }
            try {
                BaselineFile.read(new ByteArrayInputStream(bytes));
                read++;
            } catch (IOException refused) {
                assertThat(refused).hasMessageContaining("(line ");
            }
        }

        assertThat(read).isBetween(MUTATIONS / 100, MUTATIONS);
    }
}
