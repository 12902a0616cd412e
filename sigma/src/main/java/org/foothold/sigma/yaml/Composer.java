package org.foothold.sigma.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.foothold.sigma.rule.ContentException;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Problem.Reason;
import org.foothold.sigma.yaml.YamlNode.Scalar;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Makes the nodes of one document out of the parser's events. */
final class Composer {
    /** Lists and maps inside each other; a rule has six, and each level costs stack. */
    private static final int MAX_DEPTH = 64;
    /** Uses of anchors in a document, as many as other YAML readers allow. */
    private static final int MAX_ALIASES = 50;
    /** Nodes of a document, those that aliases repeat counted each time; the largest known rule has 5,000. */
    private static final int MAX_NODES = 500_000;

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Set<String> BOOLEANS = Set.of("true", "True", "TRUE", "false", "False", "FALSE");
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final String TEXT_TAG = "tag:yaml.org,2002:str";

    private final String path;
    private final int firstLine;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int aliases;
    private long nodes;

    Composer(String path, int firstLine, Iterator<Event> events) {
        this.path = path;
        this.firstLine = firstLine;
        this.events = events;
    }

    static Position position(String path, int firstLine, Mark mark) {
        return new Position(path, firstLine + mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The document's root; the event before it has been taken. */
    YamlNode root() throws ContentException {
        return node(events.next(), 0);
    }

    private YamlNode node(Event event, int depth) throws ContentException {
        Position position = position(event);
        if (depth > MAX_DEPTH) {
            throw refused(position, "lists and maps are nested deeper than " + MAX_DEPTH);
        }
        if (event instanceof AliasEvent alias) {
            return repeated(alias, position);
        }
        count(1, position);
        long before = nodes;
        YamlNode node = switch (event) {
            case ScalarEvent scalar -> scalar(scalar, position);
            case SequenceStartEvent start -> {
                refuseTag(start.getTag().orElse(null), "tag:yaml.org,2002:seq", position);
                yield sequence(position, depth);
            }
            case MappingStartEvent start -> {
                refuseTag(start.getTag().orElse(null), "tag:yaml.org,2002:map", position);
                yield mapping(position, depth);
            }
            default -> throw refused(position, "a value is missing");
        };
        ((NodeEvent) event)
                .getAnchor()
                .ifPresent(anchor -> anchors.put(anchor.getValue(), new Anchored(node, nodes - before + 1)));
        return node;
    }

    private YamlNode repeated(AliasEvent alias, Position position) throws ContentException {
        Anchored anchored = anchors.get(alias.getAlias().getValue());
        if (anchored == null) {
            throw refused(
                    position, "there is no finished anchor &" + alias.getAlias().getValue());
        }
        if (++aliases > MAX_ALIASES) {
            throw refused(position, "more than " + MAX_ALIASES + " aliases");
        }
        count(anchored.nodes(), position);
        return anchored.node();
    }

    private YamlNode sequence(Position position, int depth) throws ContentException {
        List<YamlNode> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, depth + 1));
        }
        return new YamlNode.Sequence(position, items);
    }

    private YamlNode mapping(Position position, int depth) throws ContentException {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            YamlNode key = node(event, depth + 1);
            if (!(key instanceof Scalar scalar)) {
                throw refused(key.position(), "a key is " + key.what());
            }
            if (scalar.text().equals("<<")) {
                throw refused(key.position(), "merge keys (<<) are not part of YAML 1.2");
            }
            if (!keys.add(scalar.text())) {
                throw refused(key.position(), "the key '" + scalar.text() + "' stands twice in one map");
            }
            entries.add(new YamlNode.Entry(scalar, node(events.next(), depth + 1)));
        }
        return new YamlNode.Mapping(position, entries);
    }

    private Scalar scalar(ScalarEvent event, Position position) throws ContentException {
        String text = event.getValue();
        String tag = event.getTag().orElse(null);
        refuseTag(tag, TEXT_TAG, position);
        return new Scalar(position, tag == null && event.isPlain() ? plainType(text) : YamlNode.Type.TEXT, text);
    }

    private static YamlNode.Type plainType(String text) {
        if (NULLS.contains(text)) {
            return YamlNode.Type.NULL;
        }
        char first = text.charAt(0);
        if (first == '-' || (first >= '0' && first <= '9')) {
            return INTEGER.matcher(text).matches()
                    ? YamlNode.Type.INTEGER
                    : DECIMAL.matcher(text).matches() ? YamlNode.Type.DECIMAL : YamlNode.Type.TEXT;
        }
        return BOOLEANS.contains(text) ? YamlNode.Type.BOOLEAN : YamlNode.Type.TEXT;
    }

    private void refuseTag(@Nullable String tag, String allowed, Position position) throws ContentException {
        if (tag != null && !tag.equals("!") && !tag.equals(allowed)) {
            throw refused(position, "the tag " + tag + " is not allowed here");
        }
    }

    private void count(long more, Position position) throws ContentException {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw refused(position, "more than " + MAX_NODES + " values");
        }
    }

    private Position position(Event event) {
        return event.getStartMark()
                .map(mark -> position(path, firstLine, mark))
                .orElseGet(() -> new Position(path, firstLine + 1, 1));
    }

    private static ContentException refused(Position position, String message) {
        return new ContentException(position, Reason.YAML, message);
    }

    private record Anchored(YamlNode node, long nodes) {}
}
