package org.foothold.formats.evtx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Templates for tests, written as XML: {@code %3} is the optional slot 3, {@code %3!} one that is not optional; entities, character
 * references and CDATA become the tokens of their own.
 */
final class XmlTemplate {
    private static final Pattern TEXT =
            Pattern.compile("%(?<slot>[0-9]+)(?<always>!?)|&#?[a-z0-9]+;|<!\\[CDATA\\[.*?]]>|[^%&<]+");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s+([A-Za-z:]+)='([^']*)'");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]+");

    private final String xml;
    private int at;

    private XmlTemplate(String xml) {
        this.xml = xml;
    }

    static WrittenTemplate of(String xml) {
        return WrittenTemplate.of(element(xml));
    }

    static XmlNode.Element element(String xml) {
        return new XmlTemplate(xml).element();
    }

    /** An event of channel Test with this id and these pieces behind its System element. */
    static WrittenTemplate event(int id, String more) {
        return of("<Event xmlns='urn:e'><System><Provider Name='Maker'/><EventID>" + id
                + "</EventID><Channel>Test</Channel></System>" + more + "</Event>");
    }

    private XmlNode.Element element() {
        expect("<");
        String name = match(NAME);
        List<XmlNode.Attribute> attributes = new ArrayList<>();
        Matcher matcher = ATTRIBUTE.matcher(xml).region(at, xml.length());
        while (matcher.lookingAt()) {
            attributes.add(new XmlNode.Attribute(matcher.group(1), text(matcher.group(2))));
            at = matcher.end();
            matcher.region(at, xml.length());
        }
        if (xml.startsWith("/>", at)) {
            at += 2;
            return new XmlNode.Element(name, attributes, List.of());
        }
        expect(">");
        List<XmlNode> content = new ArrayList<>();
        while (!xml.startsWith("</", at)) {
            if (xml.startsWith("<?", at)) {
                int end = xml.indexOf("?>", at);
                String[] parts = xml.substring(at + 2, end).split(" ", 2);
                content.add(new XmlNode.Instruction(parts[0], parts[1]));
                at = end + 2;
            } else if (xml.charAt(at) == '<' && !xml.startsWith("<![", at)) {
                content.add(element());
            } else {
                int start = at;
                content.addAll(
                        text(match(Pattern.compile("(?s)(" + TEXT.pattern().replaceAll("\\?<[a-z]+>", "") + ")+"))));
                if (at == start) {
                    throw new IllegalArgumentException(xml.substring(at));
                }
            }
        }
        expect("</" + name + ">");
        return new XmlNode.Element(name, attributes, content);
    }

    private static List<XmlNode> text(String text) {
        List<XmlNode> parts = new ArrayList<>();
        Matcher matcher = TEXT.matcher(text);
        while (matcher.find()) {
            parts.add(
                    matcher.group("slot") == null
                            ? new XmlNode.Text(matcher.group())
                            : new XmlNode.Slot(
                                    Integer.parseInt(matcher.group("slot")),
                                    matcher.group("always").isEmpty()));
        }
        return parts;
    }

    private String match(Pattern pattern) {
        Matcher matcher = pattern.matcher(xml).region(at, xml.length());
        if (!matcher.lookingAt()) {
            throw new IllegalArgumentException(xml.substring(at));
        }
        at = matcher.end();
        return matcher.group();
    }

    private void expect(String text) {
        if (!xml.startsWith(text, at)) {
            throw new IllegalArgumentException("no " + text + " at " + xml.substring(at));
        }
        at += text.length();
    }
}
