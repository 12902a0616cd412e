package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.foothold.formats.Utf16;
import org.junit.jupiter.api.Test;

class ChannelMemoTest {
    @Test
    void namesOfAnyLengthKeepTheirNumbersWhateverStoodBetween() {
        Channels channels = new Channels();
        ChannelMemo memo = new ChannelMemo(channels);
        List<String> names = List.of(
                "a", "abc", "abcd", "abce", "System", "System1", "Security", "Sfcurity", "xSecurity", "Securitz");
        for (int round = 0; round < 3; round++) {
            for (String name : names) {
                byte[] bytes = Utf16.encode("..." + name + "...");
                int id = memo.id(bytes, 6, bytes.length - 6);
                assertThat(channels.name(id)).isEqualTo(name);
                assertThat(memo.id(bytes, 6, bytes.length - 6)).isEqualTo(id);
            }
        }
        assertThat(channels.size()).isEqualTo(names.size());
    }
}
