package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.yaml.YamlDocument;
import org.foothold.sigma.yaml.YamlNode;

/** Writes YAML documents that were read, with the positions of their pieces, and reads them back. */
final class DocumentsCodec {
    private static final int SEQUENCE = -1;
    private static final int MAPPING = -2;
    private static final List<YamlNode.Type> TYPES = List.of(YamlNode.Type.values());

    private final String path;
    private final ByteCursor cursor;

    private DocumentsCodec(String path, ByteCursor cursor) {
        this.path = path;
        this.cursor = cursor;
    }

    /** The documents, all of which could be read. */
    static byte[] write(List<YamlDocument> documents) {
        ByteSink sink = new ByteSink();
        sink.putNumber(documents.size());
        for (YamlDocument document : documents) {
            if (document instanceof YamlDocument.Read read) {
                put(read.root(), sink);
            }
        }
        return sink.toArray();
    }

    private static void put(YamlNode node, ByteSink sink) {
        if (node instanceof YamlNode.Scalar scalar) {
            sink.putConstant(scalar.type());
            putPosition(node, sink);
            sink.putText(scalar.text());
        } else if (node instanceof YamlNode.Sequence sequence) {
            sink.putByte(SEQUENCE);
            putPosition(node, sink);
            sink.putNumber(sequence.items().size());
            sequence.items().forEach(item -> put(item, sink));
        } else if (node instanceof YamlNode.Mapping mapping) {
            sink.putByte(MAPPING);
            putPosition(node, sink);
            sink.putNumber(mapping.entries().size());
            mapping.entries().forEach(entry -> {
                put(entry.key(), sink);
                put(entry.value(), sink);
            });
        }
    }

    private static void putPosition(YamlNode node, ByteSink sink) {
        sink.putNumber(node.position().line());
        sink.putNumber(node.position().column());
    }

    static List<YamlDocument> read(String path, byte[] encoded) {
        DocumentsCodec codec = new DocumentsCodec(path, new ByteCursor(encoded, 0));
        List<YamlDocument> documents = new ArrayList<>();
        for (int left = codec.cursor.takeCount(); left > 0; left--) {
            documents.add(new YamlDocument.Read(codec.node()));
        }
        return documents;
    }

    private YamlNode node() {
        int kind = cursor.takeByte();
        Position position = new Position(path, cursor.takeNumber(), cursor.takeNumber());
        if (kind == SEQUENCE) {
            List<YamlNode> items = new ArrayList<>();
            for (int left = cursor.takeCount(); left > 0; left--) {
                items.add(node());
            }
            return new YamlNode.Sequence(position, items);
        }
        if (kind == MAPPING) {
            List<YamlNode.Entry> entries = new ArrayList<>();
            for (int left = cursor.takeCount(); left > 0; left--) {
                entries.add(new YamlNode.Entry((YamlNode.Scalar) node(), node()));
            }
            return new YamlNode.Mapping(position, entries);
        }
        return new YamlNode.Scalar(position, TYPES.get(kind), cursor.takeText());
    }
}
