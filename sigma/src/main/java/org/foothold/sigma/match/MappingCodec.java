package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.mapping.FieldSource;
import org.foothold.sigma.mapping.Join;
import org.foothold.sigma.mapping.Rewrite;

/** Derived fields as bytes. */
final class MappingCodec {
    private static final int SEPARATED = 0;
    private static final int FIRST_SAID = 1;
    private static final int ACCOUNT = 2;
    private static final int REGISTRY_DATA = 3;

    private static final int PREFIX = 0;
    private static final int VALUE = 1;
    private static final int LINE = 2;
    private static final int PART = 3;
    private static final int DECIMAL = 4;
    private static final int BETWEEN = 5;
    private static final int BEFORE = 6;
    private static final int BEHIND = 7;

    private MappingCodec() {}

    static void write(FieldSource.Derived derived, ByteSink sink) {
        sink.putText(derived.key());
        sink.putNumber(derived.inputs().size());
        derived.inputs().forEach(sink::putText);
        switch (derived.join()) {
            case Join.Separated separated -> {
                sink.putByte(SEPARATED);
                sink.putText(separated.separator());
            }
            case Join.FirstSaid first -> sink.putByte(FIRST_SAID);
            case Join.Account account -> sink.putByte(ACCOUNT);
            case Join.RegistryData data -> sink.putByte(REGISTRY_DATA);
        }
        sink.putNumber(derived.steps().size());
        for (Rewrite step : derived.steps()) {
            writeStep(step, sink);
        }
    }

    private static void writeStep(Rewrite step, ByteSink sink) {
        switch (step) {
            case Rewrite.Prefix prefix -> {
                sink.putByte(PREFIX);
                writeReplacements(prefix.replacements(), sink);
            }
            case Rewrite.Value value -> {
                sink.putByte(VALUE);
                writeReplacements(value.replacements(), sink);
            }
            case Rewrite.Line line -> {
                sink.putByte(LINE);
                sink.putText(line.label());
            }
            case Rewrite.Part part -> {
                sink.putByte(PART);
                sink.putNumber(part.number());
            }
            case Rewrite.Before before -> {
                sink.putByte(BEFORE);
                sink.putText(before.mark());
            }
            case Rewrite.Behind behind -> {
                sink.putByte(BEHIND);
                sink.putText(behind.mark());
            }
            case Rewrite.Between between -> {
                sink.putByte(BETWEEN);
                sink.putText(between.separator());
            }
            case Rewrite.Decimal decimal -> sink.putByte(DECIMAL);
        }
    }

    private static void writeReplacements(List<Rewrite.Replacement> replacements, ByteSink sink) {
        sink.putNumber(replacements.size());
        for (Rewrite.Replacement replacement : replacements) {
            sink.putText(replacement.from());
            sink.putText(replacement.to());
        }
    }

    static FieldSource.Derived read(ByteCursor cursor) {
        String key = cursor.takeText();
        List<String> inputs = new ArrayList<>();
        for (int left = cursor.takeCount(); left > 0; left--) {
            inputs.add(cursor.takeText());
        }
        int kind = cursor.takeByte();
        Join join = switch (kind) {
            case SEPARATED -> new Join.Separated(cursor.takeText());
            case FIRST_SAID -> new Join.FirstSaid();
            case ACCOUNT -> new Join.Account();
            case REGISTRY_DATA -> new Join.RegistryData();
            default -> throw new IllegalStateException("no join is " + kind);
        };
        List<Rewrite> steps = new ArrayList<>();
        for (int left = cursor.takeCount(); left > 0; left--) {
            steps.add(readStep(cursor));
        }
        return new FieldSource.Derived(key, inputs, join, steps);
    }

    private static Rewrite readStep(ByteCursor cursor) {
        int kind = cursor.takeByte();
        return switch (kind) {
            case PREFIX -> new Rewrite.Prefix(readReplacements(cursor));
            case VALUE -> new Rewrite.Value(readReplacements(cursor));
            case LINE -> new Rewrite.Line(cursor.takeText());
            case PART -> new Rewrite.Part(cursor.takeNumber());
            case BEFORE -> new Rewrite.Before(cursor.takeText());
            case BEHIND -> new Rewrite.Behind(cursor.takeText());
            case BETWEEN -> new Rewrite.Between(cursor.takeText());
            case DECIMAL -> new Rewrite.Decimal();
            default -> throw new IllegalStateException("no step is " + kind);
        };
    }

    private static List<Rewrite.Replacement> readReplacements(ByteCursor cursor) {
        List<Rewrite.Replacement> replacements = new ArrayList<>();
        for (int left = cursor.takeCount(); left > 0; left--) {
            replacements.add(new Rewrite.Replacement(cursor.takeText(), cursor.takeText()));
        }
        return replacements;
    }
}
