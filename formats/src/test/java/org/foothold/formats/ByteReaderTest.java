package org.foothold.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ByteReaderTest {
    private final ByteReader reader =
            new ByteReader(new byte[] {1, (byte) 0xff, 2, 0, (byte) 0x80, 0, 0, 0, 'A', 0, 'b', 0}, 1, 12, 1000);

    @Test
    void readsLittleEndianNumbersOfAllSizes() {
        assertThat(reader.u8("a")).isEqualTo(0xff);
        assertThat(reader.u16("b")).isEqualTo(2);
        assertThat(reader.u32("c")).isEqualTo(0x80);
        assertThat(reader.utf16("d", 1)).isEqualTo("A");
        assertThat(reader.remaining()).isEqualTo(2);
        assertThat(reader.position()).isEqualTo(10);
    }

    @Test
    void namesTheFieldThePlaceAndWhatWasFoundAtTheEnd() {
        reader.skip("start", 9);
        assertThatThrownBy(() -> reader.i32("record size")).isInstanceOfSatisfying(FormatException.class, why -> {
            assertThat(why.what()).isEqualTo("record size");
            assertThat(why.offset()).isEqualTo(1010);
            assertThat(why.expected()).isEqualTo("4 bytes");
            assertThat(why.found()).isEqualTo("2 bytes left");
            assertThat(why).hasMessage("record size at offset 1010: expected 4 bytes, found 2 bytes left");
        });
    }

    @Test
    void refusesSizesThatReachBehindTheEnd() {
        ByteReader sizes = new ByteReader(new byte[] {2, 0, 0, 0, 9, 9, -1, -1, -1, -1}, 0, 10, 0);
        assertThat(sizes.size32("size")).isEqualTo(2);
        sizes.skip("rest", 2);
        assertThatThrownBy(() -> sizes.size32("size")).hasMessageContaining("found 4294967295");
        assertThatThrownBy(() -> reader.skip("x", -1)).isInstanceOf(FormatException.class);
    }

    @Test
    void aSliceEndsWhereItWasTold() {
        ByteReader slice = reader.slice("part", 3);
        assertThat(slice.remaining()).isEqualTo(3);
        slice.skip("all", 3);
        assertThatThrownBy(() -> slice.u8("more")).isInstanceOf(FormatException.class);
        assertThat(reader.position()).isEqualTo(4);
    }
}
