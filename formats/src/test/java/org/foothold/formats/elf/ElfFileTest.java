package org.foothold.formats.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.foothold.formats.FormatException;
import org.foothold.formats.RandomBytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElfFileTest {
    private static final long FLAGS_1 = 0x6ffffffbL;
    private static final long PIE = 0x0800_0000L;

    static ElfWriter program(boolean wide, boolean big) {
        return new ElfWriter(wide, big)
                .interpreter("/lib64/ld.so")
                .note("GNU", 3, new byte[] {1, 2, (byte) 0xff})
                .stack(7)
                .section(".text", new byte[64])
                .dynamic(1, "libc.so.6")
                .dynamic(1, "libm.so.6")
                .dynamic(29, "$ORIGIN/x")
                .symbol("system", true)
                .symbol("start", false)
                .flag(FLAGS_1, PIE);
    }

    private static ElfFile read(byte[] bytes) throws IOException {
        return ElfFile.read(RandomBytes.of(bytes));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void readsProgramsOfBothSizesAndOrders(boolean wide, boolean big) throws IOException {
        byte[] bytes = program(wide, big).bytes(3, 62);
        ElfFile file = read(bytes);

        assertThat(file.damages()).isEmpty();
        assertThat(file.bits()).isEqualTo(wide ? 64 : 32);
        assertThat(file.bigEndian()).isEqualTo(big);
        assertThat(file.machineName()).isEqualTo("x86_64");
        assertThat(file.interpreter()).isEqualTo("/lib64/ld.so");
        assertThat(file.needed()).containsExactly("libc.so.6", "libm.so.6");
        assertThat(file.runpath()).isEqualTo("$ORIGIN/x");
        assertThat(file.rpath()).isNull();
        assertThat(file.soname()).isNull();
        assertThat(file.pie()).isTrue();
        assertThat(file.staticProgram()).isFalse();
        assertThat(file.stripped()).isTrue();
        assertThat(file.buildId()).isEqualTo("0102ff");
        assertThat(file.stackFlags()).isEqualTo(7);
        assertThat(file.imports()).containsExactly("system");
        assertThat(file.exports()).containsExactly("start");
        assertThat(file.sections())
                .extracting(ElfSection::name)
                .containsExactly("", ".text", ".dynsym", ".dynstr", ".shstrtab");
        assertThat(file.sections().get(1).entropy(RandomBytes.of(bytes))).isZero();
        assertThat(file.segments())
                .extracting(ElfSegment::typeName)
                .containsExactly("INTERP", "NOTE", "GNU_STACK", "DYNAMIC", "LOAD");
        assertThat(file.overlay()).isZero();
        assertThat(file.marks()).isEmpty();
    }

    @Test
    void symbolsAreFoundWithoutSections() throws IOException {
        ElfFile file = read(program(true, false).withoutSections().bytes(3, 183));

        assertThat(file.sections()).isEmpty();
        assertThat(file.imports()).containsExactly("system");
        assertThat(file.exports()).containsExactly("start");
        assertThat(file.machineName()).isEqualTo("aarch64");
    }

    @Test
    void aProgramWithoutLoaderAndLibrariesIsStatic() throws IOException {
        assertThat(read(new ElfWriter(true, false).bytes(2, 62)).staticProgram())
                .isTrue();
        assertThat(read(new ElfWriter(true, false).bytes(3, 62)).staticProgram())
                .isFalse();
        assertThat(read(new ElfWriter(true, false).flag(FLAGS_1, PIE).bytes(3, 62))
                        .staticProgram())
                .isTrue();
        assertThat(read(new ElfWriter(true, false).dynamic(14, "liba.so").bytes(3, 62))
                        .soname())
                .isEqualTo("liba.so");
    }

    @Test
    void bytesBehindTheLastPieceAreAnOverlay() throws IOException {
        byte[] bytes = program(true, false).bytes(3, 62);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 5000);
        byte[] cookie = "MEI\f\u000b\n\u000b\u000e".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(cookie, 0, longer, longer.length - 88, cookie.length);
        ElfFile file = read(longer);

        assertThat(file.end()).isEqualTo(bytes.length);
        assertThat(file.overlay()).isEqualTo(5000);
        assertThat(file.marks()).containsExactly("PyInstaller");
    }

    @Test
    void namesWhatAFileWasMadeWith() throws IOException {
        byte[] packed = program(true, false).bytes(3, 62);
        System.arraycopy("UPX!".getBytes(StandardCharsets.ISO_8859_1), 0, packed, 400, 4);
        byte[] image =
                program(true, false).section(".go.buildinfo", new byte[4]).bytes(3, 62);
        image[8] = 'A';
        image[9] = 'I';
        image[10] = 2;

        assertThat(read(packed).marks()).containsExactly("UPX");
        assertThat(read(image).marks()).containsExactly("AppImage", "Go");
    }

    @Test
    void damageOfAPieceCostsThatPiece() throws IOException {
        byte[] bytes = program(true, false).bytes(3, 62);
        bytes[40] = -1;
        bytes[46] = 1;
        ElfFile file = read(bytes);

        assertThat(file.sections()).isEmpty();
        assertThat(file.needed()).hasSize(2);
        assertThat(file.damages()).hasSize(1);
    }

    @Test
    void otherBytesAreRefused() {
        assertThatThrownBy(() -> read(new byte[100])).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> read(new byte[] {0x7f, 'E', 'L', 'F'})).isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> read(new byte[] {0x7f, 'E', 'L', 'F', 3, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}))
                .hasMessageContaining("class");
        assertThatThrownBy(() -> read(new byte[] {0x7f, 'E', 'L', 'F', 1, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0}))
                .hasMessageContaining("byte order");
    }
}
