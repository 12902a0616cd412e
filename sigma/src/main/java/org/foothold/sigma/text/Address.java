package org.foothold.sigma.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An internet address as a value of an event writes it: four decimal numbers, or RFC 4291 section 2.2, whose zone id is
 * left out.
 */
public final class Address {
    public static final int IPV4_BYTES = 4;
    public static final int IPV6_BYTES = 16;

    /** The longest way to write one: eight groups, the last two as a dotted quad. */
    private static final int MAX_LENGTH = 45;

    private static final int GROUPS = 8;
    private static final int MAPPED_BYTES = 12;

    private Address() {}

    /** The address as 4 or 16 bytes, an IPv4-mapped one as 4; null where the text is no address. */
    public static byte @Nullable [] parse(String text) {
        byte[] bytes = parseAsWritten(text);
        return bytes != null && isMapped(bytes) ? Arrays.copyOfRange(bytes, MAPPED_BYTES, IPV6_BYTES) : bytes;
    }

    /** The address as 4 or 16 bytes, as it is written; null where the text is no address. */
    public static byte @Nullable [] parseAsWritten(String text) {
        if (text.indexOf(':') < 0) {
            return text.length() > MAX_LENGTH ? null : quad(text);
        }
        int zone = text.indexOf('%');
        String address = zone < 0 ? text : text.substring(0, zone);
        if (address.length() > MAX_LENGTH || zone == text.length() - 1) {
            return null;
        }
        int gap = address.indexOf("::");
        if (gap < 0) {
            byte[] bytes = groups(address);
            return bytes != null && bytes.length == IPV6_BYTES ? bytes : null;
        }
        byte[] head = groups(address.substring(0, gap));
        byte[] tail = groups(address.substring(gap + 2));
        if (head == null || tail == null || address.substring(0, gap).indexOf('.') >= 0) {
            return null;
        }
        // The gap stands for one group at least.
        if (head.length + tail.length > IPV6_BYTES - 2) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(head, IPV6_BYTES);
        System.arraycopy(tail, 0, bytes, IPV6_BYTES - tail.length, tail.length);
        return bytes;
    }

    /** Whether 16 bytes are an IPv4 address in IPv6 clothes, {@code ::ffff:a.b.c.d}. */
    public static boolean isMapped(byte[] bytes) {
        if (bytes.length != IPV6_BYTES || bytes[MAPPED_BYTES - 2] != -1 || bytes[MAPPED_BYTES - 1] != -1) {
            return false;
        }
        for (int i = 0; i < MAPPED_BYTES - 2; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    // Groups of hexadecimal digits parted by colons, the last perhaps a dotted quad; an empty text has none.
    private static byte @Nullable [] groups(String text) {
        byte[] bytes = new byte[2 * GROUPS];
        int size = 0;
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            String group = text.substring(at, colon < 0 ? text.length() : colon);
            boolean last = colon < 0;
            byte[] read = last && group.indexOf('.') >= 0 ? quad(group) : group(group);
            if (read == null || size + read.length > bytes.length || colon == text.length() - 1) {
                return null;
            }
            System.arraycopy(read, 0, bytes, size, read.length);
            size += read.length;
            at = last ? text.length() : colon + 1;
        }
        return Arrays.copyOf(bytes, size);
    }

    private static byte @Nullable [] group(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return null;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return null;
            }
            value = value << 4 | digit;
        }
        return new byte[] {(byte) (value >> 8), (byte) value};
    }

    private static byte @Nullable [] quad(String text) {
        byte[] bytes = new byte[IPV4_BYTES];
        int at = 0;
        for (int i = 0; i < IPV4_BYTES; i++) {
            int start = at;
            int value = 0;
            while (at < text.length() && at - start < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                value = value * 10 + text.charAt(at) - '0';
                at++;
            }
            // A leading zero is octal to some and decimal to others: no address to us.
            boolean ambiguous = at - start > 1 && text.charAt(start) == '0';
            boolean ends = i == IPV4_BYTES - 1 ? at == text.length() : at < text.length() && text.charAt(at) == '.';
            if (at == start || value > 0xff || ambiguous || !ends) {
                return null;
            }
            bytes[i] = (byte) value;
            at++;
        }
        return bytes;
    }
}
