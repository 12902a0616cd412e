package org.foothold.formats.access;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.foothold.formats.linux.LineDamage;

/**
 * Who may own and call names of a D-Bus: <a href="https://dbus.freedesktop.org/doc/dbus-daemon.1.html">dbus-daemon(1)</a>. What a
 * document type declares, and what stands outside of the file, is not read.
 */
public record BusPolicy(List<Rule> rules, List<Setting> settings, List<LineDamage> bad) {
    /** Rules of one file; real ones have some hundred. */
    private static final int MAX_ELEMENTS = 1 << 16;

    /** busconfig, policy, allow. */
    private static final int MAX_DEPTH = 32;

    public BusPolicy {
        rules = List.copyOf(rules);
        settings = List.copyOf(settings);
        bad = List.copyOf(bad);
    }

    /**
     * An {@code allow} or {@code deny}.
     *
     * @param allow which of them
     * @param policy the attributes of its policy: {@code user}, {@code group}, {@code context}, {@code at_console}
     * @param attributes its own: {@code own}, {@code send_destination} and others
     */
    public record Rule(int line, boolean allow, Map<String, String> policy, Map<String, String> attributes) {
        public Rule {
            policy = Map.copyOf(policy);
            attributes = Map.copyOf(attributes);
        }
    }

    /** Another element with its text: {@code include}, {@code includedir}, {@code servicedir}, {@code user}. */
    public record Setting(int line, String name, String text) {}

    /** What the file says, up to where it is no XML. */
    public static BusPolicy read(byte[] bytes) {
        List<LineDamage> bad = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        List<Setting> settings = new ArrayList<>();
        try {
            read(factory().createXMLStreamReader(new StringReader(TextLines.whole(bytes))), rules, settings, bad);
        } catch (XMLStreamException problem) {
            long line =
                    problem.getLocation() == null ? 1 : problem.getLocation().getLineNumber();
            bad.add(LineDamage.loss(line, "document", "XML", String.valueOf(problem.getMessage())));
        } catch (RuntimeException problem) {
            // The reader of the JDK throws others too where bytes are no text.
            bad.add(LineDamage.loss(1, "document", "XML", String.valueOf(problem.getMessage())));
        }
        return new BusPolicy(rules, settings, bad);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, space) -> {
            throw new XMLStreamException("nothing outside of the file is read");
        });
        return factory;
    }

    private static void read(XMLStreamReader xml, List<Rule> rules, List<Setting> settings, List<LineDamage> bad)
            throws XMLStreamException {
        Map<String, String> policy = Map.of();
        StringBuilder text = new StringBuilder();
        int line = 1;
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    line = xml.getLocation().getLineNumber();
                    text.setLength(0);
                    String name = xml.getLocalName();
                    if (name.equals("policy")) {
                        policy = attributes(xml);
                    } else if (name.equals("allow") || name.equals("deny")) {
                        rules.add(new Rule(line, name.equals("allow"), policy, attributes(xml)));
                    }
                    if (++depth > MAX_DEPTH || rules.size() + settings.size() > MAX_ELEMENTS) {
                        bad.add(LineDamage.loss(line, "elements", "at most " + MAX_ELEMENTS, "more, or too deep"));
                        return;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (!text.toString().isBlank()) {
                        settings.add(new Setting(
                                line, xml.getLocalName(), text.toString().strip()));
                    }
                    text.setLength(0);
                    policy = xml.getLocalName().equals("policy") ? Map.of() : policy;
                }
                default -> {}
            }
        }
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return Map.copyOf(attributes);
    }
}
