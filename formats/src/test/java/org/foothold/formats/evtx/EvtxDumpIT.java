package org.foothold.formats.evtx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.foothold.formats.SharedData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Field by field, every record of the shared logs against an independent reader, {@code evtx_dump} of the evtx crate, which is found on
 * the PATH or named by {@code -Dfoothold.evtx_dump}. {@code -Dfoothold.requireOracles=true} makes its absence a failure. The
 * differences allowed here are explained in {@code docs/evtx.md}, and each is counted.
 */
class EvtxDumpIT {
    private static final Pattern PROLOG = Pattern.compile("<\\?xml version=\"1.0\" encoding=\"utf-8\"\\?>\n");

    private static @Nullable Path evtxDump;

    private final XMLInputFactory parsers = XMLInputFactory.newInstance();

    /** How often each explained difference was seen. */
    private final Map<String, Integer> explained = new TreeMap<>();

    @BeforeAll
    static void find() {
        evtxDump = Stream.concat(
                        Stream.ofNullable(System.getProperty("foothold.evtx_dump")),
                        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                                .map(folder -> folder + "/evtx_dump"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (Boolean.getBoolean("foothold.requireOracles")) {
            assertThat(evtxDump)
                    .as("evtx_dump, on the PATH or by -Dfoothold.evtx_dump")
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"host-benign-win10", "host-aptsimulator-win10", "evtx-to-mitre-attack", "sigma-regression"})
    void everyFieldIsAsTheIndependentReaderSees(String name) throws Exception {
        Path dump = evtxDump;
        assumeTrue(dump != null, "not tested: no evtx_dump");
        Path folder = SharedData.folder(name);
        List<EvtxFiles.Found> logs = EvtxFiles.find(folder, (path, why) -> {
            throw new AssertionError(path + ": " + why);
        });
        int records = 0;
        for (EvtxFiles.Found log : logs) {
            List<String> theirs = theirs(dump, log.path());
            List<List<String>> ours = ours(log.path());
            assertThat(ours).as(log.name()).hasSameSizeAs(theirs);
            for (int i = 0; i < theirs.size(); i++) {
                compare(log.name() + " #" + i, ours.get(i), fields(theirs.get(i)));
            }
            records += theirs.size();
        }
        assertThat(records).isGreaterThan(100);
        assertThat(explained.keySet()).isSubsetOf("optional null", "line end", "control character", "bool");
        System.out.println(name + ": " + records + " records equal; explained differences " + explained);
    }

    private void compare(String where, List<String> ours, List<String> theirs) {
        assertThat(ours).as(where).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            String our = ours.get(i);
            String their = theirs.get(i);
            if (our.contains("\r")) {
                // They leave carriage returns as they are, which a parser of XML takes for a line end.
                our = count("line end", our.replace("\r\n", "\n").replace('\r', '\n'));
            }
            if (!our.equals(their) && our.matches("(?s).*\ufffd00[01][0-9a-f].*")) {
                our = count("control character", our.replaceAll("\ufffd00[01][0-9a-f]", "_"));
            }
            if (our.endsWith("=true") && their.matches("(?s).*=[0-9]+")) {
                our = count("bool", their);
            }
            assertThat(our).as(where).isEqualTo(their);
        }
    }

    private String count(String difference, String normal) {
        explained.merge(difference, 1, Integer::sum);
        return normal;
    }

    /** Our records, without the elements that are there for a null only: they leave those out. */
    private List<List<String>> ours(Path log) throws IOException {
        List<List<String>> records = new ArrayList<>();
        EvtxLog.each(log, new TemplateStore(), event -> records.add(fields(TreeXml.of(pruned(event.tree())))));
        return records;
    }

    private XmlNode.Element pruned(XmlNode.Element element) {
        List<XmlNode> content = new ArrayList<>();
        for (XmlNode node : element.content()) {
            if (!(node instanceof XmlNode.Element child)) {
                content.add(node);
            } else if (child.content().size() == 1
                    && child.content().getFirst() instanceof XmlNode.Value value
                    && value.isNull()
                    && value.optional()) {
                count("optional null", "");
            } else {
                content.add(pruned(child));
            }
        }
        return new XmlNode.Element(element.name(), element.attributes(), content);
    }

    private static List<String> theirs(Path dump, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        dump.toString(),
                        "-t",
                        "1",
                        "-o",
                        "xml",
                        "--no-indent",
                        "--dont-show-record-number",
                        log.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        List<String> records = new ArrayList<>(List.of(PROLOG.split(all)));
        records.removeIf(String::isBlank);
        return records;
    }

    /** Paths of elements and attributes with their values, in order. */
    private List<String> fields(String xml) {
        List<String> fields = new ArrayList<>();
        try {
            XMLStreamReader reader = parsers.createXMLStreamReader(new StringReader(xml));
            while (reader.getEventType() != XMLStreamConstants.START_ELEMENT) {
                reader.next();
            }
            element(reader, "", fields);
        } catch (XMLStreamException why) {
            throw new AssertionError(xml, why);
        }
        return fields;
    }

    private static void element(XMLStreamReader reader, String above, List<String> fields) throws XMLStreamException {
        String path = above + "/" + reader.getLocalName();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            fields.add(path + "@" + reader.getAttributeLocalName(i) + "=" + reader.getAttributeValue(i));
        }
        StringBuilder text = new StringBuilder();
        int place = fields.size();
        boolean children = false;
        for (int next = reader.next(); next != XMLStreamConstants.END_ELEMENT; next = reader.next()) {
            if (next == XMLStreamConstants.START_ELEMENT) {
                children = true;
                element(reader, path, fields);
            } else if (next == XMLStreamConstants.CHARACTERS || next == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        if (!children || !text.toString().isBlank()) {
            fields.add(place, path + "=" + text);
        }
    }
}
