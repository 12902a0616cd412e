package org.foothold.formats.unpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the programs packed, unpacked here. */
class UnpackedStreamTest {
    private static final int ROUNDS = Integer.getInteger("foothold.mutations", 20_000) / 100;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zstd -c -1",
                "zstd -c -19",
                "zstd -c --ultra -22 --long=27",
                "zstd -c --fast=5 --no-check",
                "xz -c -0",
                "xz -c -6",
                "xz -c --check=none --lzma2=preset=9e,lc=0,lp=4,pb=0",
                "xz -c --check=sha256 --lzma2=preset=1,lc=4,lp=0,pb=4,dict=4096",
                "xz -c --block-size=100000",
                "bzip2 -c -1",
                "bzip2 -c -9"
            })
    void unpacksWhatTheProgramPacked(String command) throws IOException {
        for (byte[] content : contents()) {
            byte[] packed = Tool.run(content, command.split(" "));

            assertThat(unpacked(command, packed)).as("%d bytes", content.length).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd -c", "xz -c", "bzip2 -c"})
    void oneStreamBehindTheOtherIsOne(String command) throws IOException {
        byte[] one = Tool.run("one\n".getBytes(StandardCharsets.UTF_8), command.split(" "));
        byte[] two = Tool.run("two\n".getBytes(StandardCharsets.UTF_8), command.split(" "));
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);

        assertThat(unpacked(command, both)).asString().isEqualTo("one\ntwo\n");
        assertThat(unpacked(command, new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd -c", "xz -c", "bzip2 -c"})
    void whatIsCutOffIsTold(String command) throws IOException {
        byte[] packed = Tool.run(lines(2_000), command.split(" "));

        assertThatThrownBy(() -> unpacked(command, Arrays.copyOf(packed, packed.length / 2)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> unpacked(command, "no stream at all".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("neither");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zstd -c -5", "xz -c", "bzip2 -c"})
    void changedBytesAreSurvived(String command) {
        Random random = new Random(3);
        byte[] packed = Tool.run(lines(60), command.split(" "));
        int failed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = packed.clone();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                unpacked(command, bytes);
            } catch (IOException damaged) {
                failed++;
            }
        }
        assertThat(failed).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zstd -c|4|checksum of the content",
                "xz -c --check=crc32|-1|checksum of a block",
                "xz -c --check=crc64|-1|checksum of a block",
                "xz -c --check=sha256|-1|checksum of a block",
                "xz -c|12|checksum of the foot"
            })
    void aWrongChecksumIsToldWithPlaceAndBothValues(String command) throws IOException {
        String[] parts = command.split("\\|");
        byte[] packed = Tool.run(lines(2_000), parts[0].split(" "));
        int back = Integer.parseInt(parts[1]);
        // In front of the foot of an xz file stand the index, here of one block, and the check of the block.
        int index = back > 0 ? 0 : 4 * (packed[packed.length - 8] & 0xff) + 4;
        int at = packed.length - (back > 0 ? back : 12 + index + 1);
        packed[at] ^= 0x10;

        assertThatThrownBy(() -> unpacked(parts[0], packed))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(parts[2])
                .hasMessageMatching(".* at byte \\d+: expected [0-9a-f]{8,64}, found [0-9a-f]{8,64}");
    }

    @Test
    void contentThatWasChangedWhereItIsNotPackedIsFound() throws IOException {
        byte[] noise = new byte[5_000];
        new Random(1).nextBytes(noise);
        for (String command :
                new String[] {"zstd -c", "xz -c --check=crc32", "xz -c --check=crc64", "xz -c --check=sha256"}) {
            byte[] packed = Tool.run(noise, command.split(" "));
            packed[packed.length / 2] ^= 1;

            assertThatThrownBy(() -> unpacked(command, packed))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("expected");
        }
        byte[] unchecked = Tool.run(noise, "xz", "-c", "--check=none");
        unchecked[unchecked.length / 2] ^= 1;
        assertThat(unpacked("xz", unchecked)).hasSize(noise.length);
    }

    @Test
    void aBlockOfLz4IsUnpacked() throws IOException {
        byte[] content = lines(1_000);
        // One block behind the head of seven bytes and its own length.
        byte[] frame = Tool.run(content, "lz4", "-c", "-B7", "--no-frame-crc");
        int length = (frame[7] & 0xff) | (frame[8] & 0xff) << 8 | (frame[9] & 0xff) << 16;

        assertThat(Lz4Block.unpack(frame, 11, 11 + length, content.length)).isEqualTo(content);
        assertThatThrownBy(() -> Lz4Block.unpack(frame, 11, 11 + length, 100)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Lz4Block.unpack(frame, 12, 11 + length, content.length))
                .isInstanceOf(IOException.class);
    }

    private static byte[] unpacked(String command, byte[] packed) throws IOException {
        InputStream in = new ByteArrayInputStream(packed);
        try (InputStream stream = switch (command.charAt(0)) {
            case 'z' -> new ZstdStream(in);
            case 'x' -> new XzStream(in);
            default -> new Bzip2Stream(in);
        }) {
            return stream.readAllBytes();
        }
    }

    private static byte[][] contents() {
        Random random = new Random(5);
        byte[] noise = new byte[150_000];
        random.nextBytes(noise);
        return new byte[][] {
            "a".getBytes(StandardCharsets.UTF_8),
            new byte[400_000],
            noise,
            lines(8_000),
            mixed(random),
            "ab".repeat(5_000).getBytes(StandardCharsets.UTF_8)
        };
    }

    private static byte[] mixed(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 600; i++) {
            byte[] part = new byte[random.nextInt(1, 700)];
            if (random.nextBoolean()) {
                random.nextBytes(part);
            } else {
                Arrays.fill(part, (byte) random.nextInt(4));
            }
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] lines(int count) {
        Random random = new Random(9);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("Mar  4 09:15:27 web-1 sshd[")
                    .append(random.nextInt(70_000))
                    .append("]: Accepted publickey for user");
            text.append(random.nextInt(50))
                    .append(" from 203.0.113.")
                    .append(random.nextInt(256))
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
