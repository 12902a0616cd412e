package org.foothold.formats.linux;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A socket's address as the kernel keeps it: the family in the machine's byte order, the port in the network's. */
final class SocketAddress {
    private static final int UNIX = 1;
    private static final int IPV4 = 2;
    private static final int IPV6 = 10;
    private static final int NETLINK = 16;
    private static final int PACKET = 17;
    private static final int IPV4_LENGTH = 8;
    private static final int IPV6_LENGTH = 24;
    private static final int IPV6_ADDRESS = 8;

    private SocketAddress() {}

    /** Adds family, addr, port and path, as far as the bytes have them; false where they are too short. */
    static boolean decode(byte[] bytes, Fields to) {
        if (bytes.length < 2) {
            return false;
        }
        int family = (bytes[0] & 0xff) | ((bytes[1] & 0xff) << 8);
        switch (family) {
            case UNIX -> {
                to.add("family", "unix");
                path(bytes, to);
            }
            case IPV4 -> {
                to.add("family", "ipv4");
                return internet(bytes, IPV4_LENGTH, 4, 4, to);
            }
            case IPV6 -> {
                to.add("family", "ipv6");
                return internet(bytes, IPV6_LENGTH, IPV6_ADDRESS, 16, to);
            }
            case NETLINK -> to.add("family", "netlink");
            case PACKET -> to.add("family", "packet");
            default -> to.add("family", Integer.toString(family));
        }
        return true;
    }

    // An abstract socket has a zero in front of its name; it is written with an at sign, as ss does.
    private static void path(byte[] bytes, Fields to) {
        int start = 2;
        boolean isAbstract = bytes.length > 3 && bytes[2] == 0 && bytes[3] != 0;
        if (isAbstract) {
            start++;
        }
        int end = start;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        if (end > start) {
            String name = new String(bytes, start, end - start, StandardCharsets.UTF_8);
            to.add("path", isAbstract ? "@" + name : name);
        }
    }

    private static boolean internet(byte[] bytes, int least, int at, int length, Fields to) {
        if (bytes.length < least) {
            return false;
        }
        to.add("addr", address(Arrays.copyOfRange(bytes, at, at + length)));
        to.add("port", Integer.toString(((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff)));
        return true;
    }

    /** The address of four or sixteen bytes in its short form. */
    static String address(byte[] bytes) {
        if (bytes.length == 16) {
            return shortened(bytes);
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + bytes.length, e);
        }
    }

    // RFC 5952: the longest run of two or more zero groups becomes two colons.
    private static String shortened(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        int start = -1;
        int longest = 1;
        for (int i = 0; i < groups.length; i++) {
            int end = i;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                start = i;
                longest = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
