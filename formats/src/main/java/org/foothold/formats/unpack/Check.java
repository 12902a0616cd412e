package org.foothold.formats.unpack;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** A checksum of what was unpacked, as packed files hold one. */
interface Check {
    /** Begins anew. */
    void begin();

    /** Takes what comes next. */
    void update(byte[] bytes, int from, int count);

    /** The checksum of all since the beginning, in the order of bytes in which files hold it. */
    byte[] value();

    /** What the file says nothing of. */
    static Check none() {
        return new Check() {
            @Override
            public void begin() {}

            @Override
            public void update(byte[] bytes, int from, int count) {}

            @Override
            public byte[] value() {
                return new byte[0];
            }
        };
    }

    /** CRC-32 of IEEE 802.3. */
    static Check crc32() {
        CRC32 crc = new CRC32();
        return new Check() {
            @Override
            public void begin() {
                crc.reset();
            }

            @Override
            public void update(byte[] bytes, int from, int count) {
                crc.update(bytes, from, count);
            }

            @Override
            public byte[] value() {
                return lowFirst(crc.getValue(), Integer.BYTES);
            }
        };
    }

    /** SHA-256. */
    static Check sha256() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
        return new Check() {
            @Override
            public void begin() {
                digest.reset();
            }

            @Override
            public void update(byte[] bytes, int from, int count) {
                digest.update(bytes, from, count);
            }

            @Override
            public byte[] value() {
                return digest.digest();
            }
        };
    }

    /** The lowest bytes of a number, the lowest first. */
    static byte[] lowFirst(long number, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (number >>> (8 * i));
        }
        return bytes;
    }

    /** What is wrong with a checksum that stands in a file; empty where nothing is. */
    static String wrong(String what, long offset, byte[] said, byte[] counted) {
        return Arrays.equals(said, counted)
                ? ""
                : what + " at byte " + offset + ": expected " + HexFormat.of().formatHex(said) + ", found "
                        + HexFormat.of().formatHex(counted);
    }
}
