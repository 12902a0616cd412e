package org.foothold.engine.enrich.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Problem;
import org.foothold.sigma.text.Address;
import org.foothold.sigma.yaml.Yaml;
import org.foothold.sigma.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Networks of which an address tells nothing of where somebody is: private ones, shared ways out, virtual private networks. */
public final class Networks {
    /** None. */
    public static final Networks NONE = new Networks(List.of());

    private static final Set<String> KINDS = Set.of("private", "shared", "vpn");

    private final List<Range> ranges;

    private Networks(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    private record Range(List<Byte> network, int bits, String kind) {
        boolean has(byte[] address) {
            if (address.length != network.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit & 7);
                if ((address[bit >> 3] & mask) != (network.get(bit >> 3) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The kind of the first network that has this address: {@code private}, {@code shared} or {@code vpn}; null where none has. */
    public @Nullable String kind(byte[] address) {
        for (Range range : ranges) {
            if (range.has(address)) {
                return range.kind();
            }
        }
        return null;
    }

    /** These, and others behind them. */
    public Networks and(Networks others) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(others.ranges);
        return new Networks(all);
    }

    /** Reads a file of networks; each has a kind and the reason why it stands there. */
    public static Networks read(YamlNode document) throws ContentException {
        YamlNode.Mapping root = Yaml.map(document);
        Yaml.refuseOthers(root, Set.of("title", "networks"));
        List<Range> ranges = new ArrayList<>();
        for (YamlNode item : Yaml.items(Yaml.required(root, "networks"))) {
            YamlNode.Mapping entry = Yaml.map(item);
            Yaml.refuseOthers(entry, Set.of("kind", "reason", "cidr"));
            String kind = Yaml.text(Yaml.required(entry, "kind"));
            if (!KINDS.contains(kind)) {
                throw Yaml.refused(entry, "the kind '" + kind + "' is not private, shared or vpn");
            }
            if (Yaml.text(Yaml.required(entry, "reason")).isBlank()) {
                throw Yaml.refused(entry, "the reason is empty");
            }
            for (YamlNode cidr : Yaml.items(Yaml.required(entry, "cidr"))) {
                ranges.add(range(cidr, kind));
            }
        }
        return new Networks(ranges);
    }

    private static Range range(YamlNode node, String kind) throws ContentException {
        String text = Yaml.text(node);
        int slash = text.indexOf('/');
        byte[] network = Address.parse(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            throw new ContentException(node.position(), Problem.Reason.MAPPING, "'" + text + "' is no network");
        }
        int bits = 8 * network.length;
        if (slash >= 0) {
            String digits = text.substring(slash + 1);
            int prefix = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
            if (prefix < 0 || prefix > bits) {
                throw Yaml.refused(node, "'" + text + "' has no prefix length that fits");
            }
            bits = prefix;
        }
        List<Byte> bytes = new ArrayList<>();
        for (byte each : network) {
            bytes.add(each);
        }
        return new Range(List.copyOf(bytes), bits, kind);
    }
}
