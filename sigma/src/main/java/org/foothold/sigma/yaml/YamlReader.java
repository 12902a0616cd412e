package org.foothold.sigma.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2.2 documents into nodes that know where they stand, within bounds that hold for hostile files. A value
 * without quotes is a number, a boolean or null only where JSON would say so: {@code yes}, {@code 010}, {@code 0x1f},
 * {@code 1_000} and dates are texts.
 */
public final class YamlReader {
    /** Characters of a file; the largest known rule has 200,000. */
    public static final int MAX_CHARACTERS = 4 << 20;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setCodePointLimit(MAX_CHARACTERS).build();
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private YamlReader() {}

    /** Each document of a file's text that has content, in order, whether it can be read or not. */
    public static List<YamlDocument> readEach(String path, String text) {
        if (text.length() > MAX_CHARACTERS) {
            Position start = new Position(path, 1, 1);
            return List.of(
                    broken(new ContentException(start, Reason.YAML, "longer than " + MAX_CHARACTERS + " characters")));
        }
        String content = text.startsWith(String.valueOf(BYTE_ORDER_MARK)) ? text.substring(1) : text;
        List<YamlDocument> documents = new ArrayList<>();
        int start = 0;
        int startLine = 0;
        int line = 0;
        for (int at = 0; at < content.length(); ) {
            if (at > start && isMarker(content, at)) {
                readPart(path, content.substring(start, at), startLine, documents);
                start = at;
                startLine = line;
            }
            int end = content.indexOf('\n', at);
            at = end < 0 ? content.length() : end + 1;
            line++;
        }
        readPart(path, content.substring(start), startLine, documents);
        return documents;
    }

    /** The only document of a file that is to have one. */
    public static YamlNode readOne(String path, String text) throws ContentException {
        return YamlDocument.one(path, readEach(path, text));
    }

    // A line that begins so starts a document wherever it stands, even inside a quoted text: the file can be cut there.
    private static boolean isMarker(String text, int at) {
        return text.startsWith("---", at) && (at + 3 == text.length() || " \t\r\n".indexOf(text.charAt(at + 3)) >= 0);
    }

    private static void readPart(String path, String part, int firstLine, List<YamlDocument> documents) {
        try {
            Iterator<Event> events = new Parse(SETTINGS).parseString(part).iterator();
            while (events.hasNext()) {
                Event event = events.next();
                if (event.getEventId() == Event.ID.DocumentStart) {
                    YamlNode root = new Composer(path, firstLine, events).root();
                    if (!(root instanceof YamlNode.Scalar scalar && scalar.type() == YamlNode.Type.NULL)) {
                        documents.add(new YamlDocument.Read(root));
                    }
                }
            }
        } catch (ContentException e) {
            documents.add(broken(e));
        } catch (YamlEngineException e) {
            documents.add(broken(explained(path, part, firstLine, e)));
        }
    }

    private static YamlDocument broken(ContentException e) {
        return new YamlDocument.Broken(e.problem());
    }

    private static ContentException explained(String path, String part, int firstLine, YamlEngineException e) {
        return switch (e) {
            case MarkedYamlEngineException marked -> {
                Position position = marked.getProblemMark()
                        .or(marked::getContextMark)
                        .map(mark -> Composer.position(path, firstLine, mark))
                        .orElse(new Position(path, firstLine + 1, 1));
                String context = marked.getContext();
                String problem = marked.getProblem();
                boolean alone = context == null || context.isEmpty();
                yield new ContentException(position, Reason.YAML, alone ? problem : context + ": " + problem);
            }
            case ReaderException unprintable ->
                new ContentException(
                        positionOf(path, part, firstLine, unprintable.getPosition()),
                        Reason.YAML,
                        "the character U+%04X is not allowed".formatted(unprintable.getCodePoint()));
            default ->
                new ContentException(new Position(path, firstLine + 1, 1), Reason.YAML, String.valueOf(e.getMessage()));
        };
    }

    private static Position positionOf(String path, String part, int firstLine, int codePoints) {
        int line = firstLine + 1;
        int column = 1;
        int at = 0;
        for (int i = 0; i < codePoints && at < part.length(); i++) {
            int codePoint = part.codePointAt(at);
            at += Character.charCount(codePoint);
            boolean newLine = codePoint == '\n';
            line += newLine ? 1 : 0;
            column = newLine ? 1 : column + 1;
        }
        return new Position(path, line, column);
    }
}
