package org.foothold.formats.access;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.foothold.formats.FormatException;

/**
 * A public key as SSH writes it (<a href="https://www.rfc-editor.org/rfc/rfc4253#section-6.6">RFC 4253, 6.6</a>, and
 * OpenSSH's PROTOCOL.certkeys and PROTOCOL.u2f).
 *
 * @param type as it stands in the line, and in the key itself
 * @param bits the size that ssh-keygen tells
 * @param fingerprint {@code SHA256:} and the digest, of the plain key also where it is a certificate
 * @param certificate whether it is a certificate rather than a key
 */
public record PublicKey(String type, int bits, String fingerprint, boolean certificate) {
    /** The largest RSA key that OpenSSH takes is 2 KB. */
    private static final int MAX_BYTES = 1 << 16;

    private static final String CERTIFICATE = "-cert-v01@openssh.com";

    /** How many texts behind its name make up a key. */
    private static final Map<String, Integer> PARTS = Map.of(
            "ssh-rsa", 2,
            "ssh-dss", 4,
            "ssh-ed25519", 1,
            "ecdsa-sha2-nistp256", 2,
            "ecdsa-sha2-nistp384", 2,
            "ecdsa-sha2-nistp521", 2,
            "sk-ecdsa-sha2-nistp256@openssh.com", 3,
            "sk-ssh-ed25519@openssh.com", 2);

    /** Whether a word is the name of a type of key. */
    static boolean isType(String word) {
        return PARTS.containsKey(plain(word));
    }

    /** The key of a type in base64; where it is none, an exception says why. */
    static PublicKey read(String type, String base64) {
        byte[] key = decoded(base64);
        Parts parts = new Parts(key);
        String inner = new String(parts.next(), StandardCharsets.ISO_8859_1);
        if (!inner.equals(type)) {
            throw new FormatException("type in the key", 0, type, inner);
        }
        String plain = plain(type);
        boolean certificate = !plain.equals(type);
        if (certificate) {
            parts.next();
        }
        List<byte[]> fields = new ArrayList<>();
        for (int i = PARTS.getOrDefault(plain, 0); i > 0; i--) {
            fields.add(parts.next());
        }
        if (!certificate && parts.at != key.length) {
            throw new FormatException("key", parts.at, "its end", (key.length - parts.at) + " more bytes");
        }
        return new PublicKey(type, bits(plain, fields), fingerprint(plain, fields), certificate);
    }

    private static byte[] decoded(String base64) {
        if (base64.isEmpty() || base64.length() % 4 != 0 || base64.length() > MAX_BYTES) {
            throw new FormatException("key", 0, "base64", base64.length() + " characters");
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException problem) {
            throw new FormatException("key", 0, "base64", base64);
        }
    }

    private static int bits(String plain, List<byte[]> fields) {
        return switch (plain) {
            case "ssh-rsa" -> new BigInteger(1, fields.get(1)).bitLength();
            case "ssh-dss" -> new BigInteger(1, fields.get(0)).bitLength();
            case "ecdsa-sha2-nistp384" -> 384;
            case "ecdsa-sha2-nistp521" -> 521;
            default -> 256;
        };
    }

    private static String fingerprint(String plain, List<byte[]> fields) {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        put(key, plain.getBytes(StandardCharsets.ISO_8859_1));
        fields.forEach(field -> put(key, field));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.toByteArray());
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException problem) {
            throw new IllegalStateException("every Java has SHA-256", problem);
        }
    }

    private static void put(ByteArrayOutputStream key, byte[] field) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            key.write(field.length >>> shift);
        }
        key.writeBytes(field);
    }

    private static String plain(String type) {
        if (!type.endsWith(CERTIFICATE)) {
            return type;
        }
        String plain = type.substring(0, type.length() - CERTIFICATE.length());
        return plain.startsWith("sk-") ? plain + "@openssh.com" : plain;
    }

    /** The texts of a key, each behind its length. */
    private static final class Parts {
        private final byte[] bytes;
        private int at;

        Parts(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] next() {
            if (bytes.length - at < 4) {
                throw new FormatException("length in the key", at, "4 bytes", (bytes.length - at) + " bytes");
            }
            int length = new BigInteger(1, bytes, at, 4).bitLength() > 31
                    ? Integer.MAX_VALUE
                    : new BigInteger(1, bytes, at, 4).intValue();
            if (length > bytes.length - at - 4) {
                throw new FormatException("part of the key", at, "at most " + (bytes.length - at - 4), "" + length);
            }
            byte[] part = Arrays.copyOfRange(bytes, at + 4, at + 4 + length);
            at += 4 + length;
            return part;
        }
    }
}
