package org.foothold.sigma.modifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Criterion;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.text.Address;

/** Reads networks such as {@code 10.0.0.0/8} (modifier {@code cidr}). */
final class Network {
    private static final int MAPPED_BITS = 8 * (Address.IPV6_BYTES - Address.IPV4_BYTES);

    private Network() {}

    static Criterion.Cidr read(String text, Position position, Reading reading) throws ContentException {
        int slash = text.indexOf('/');
        byte[] network = Address.parseAsWritten(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            throw new ContentException(position, Reason.VALUE, "'" + text + "' is no network");
        }
        int prefix = slash < 0 ? 8 * network.length : prefix(text.substring(slash + 1));
        if (prefix < 0 || prefix > 8 * network.length) {
            throw new ContentException(position, Reason.VALUE, "'" + text + "' has no prefix length that fits");
        }
        if (Address.isMapped(network) && prefix >= MAPPED_BITS) {
            network = Arrays.copyOfRange(network, MAPPED_BITS / 8, network.length);
            prefix -= MAPPED_BITS;
        }
        byte[] masked = masked(network, prefix);
        if (!Arrays.equals(masked, network)) {
            reading.warn(position, Reason.VALUE, "'" + text + "' has bits behind its prefix, which do not count");
        }
        List<Byte> bytes = new ArrayList<>();
        for (byte b : masked) {
            bytes.add(b);
        }
        return new Criterion.Cidr(List.copyOf(bytes), prefix);
    }

    private static int prefix(String digits) {
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }

    private static byte[] masked(byte[] network, int prefix) {
        byte[] masked = network.clone();
        for (int i = 0; i < masked.length; i++) {
            int bits = Math.clamp(prefix - 8L * i, 0, 8);
            masked[i] &= (byte) (0xff00 >> bits);
        }
        return masked;
    }
}
