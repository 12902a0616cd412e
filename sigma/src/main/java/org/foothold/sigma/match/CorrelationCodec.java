package org.foothold.sigma.match;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foothold.sigma.correlation.Correlation;
import org.foothold.sigma.correlation.Correlation.Input;
import org.foothold.sigma.correlation.Correlation.Source;
import org.foothold.sigma.correlation.Threshold;
import org.foothold.sigma.correlation.Threshold.Bound;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.Position;

/** Linked correlations as bytes. */
final class CorrelationCodec {
    private static final Level[] LEVELS = Level.values();
    private static final Correlation.Type[] TYPES = Correlation.Type.values();
    private static final Threshold.Relation[] RELATIONS = Threshold.Relation.values();

    private CorrelationCodec() {}

    static byte[] write(List<Correlation> correlations) {
        ByteSink sink = new ByteSink();
        sink.putNumber(correlations.size());
        correlations.forEach(correlation -> write(correlation, sink));
        return sink.toArray();
    }

    static List<Correlation> read(ByteCursor cursor) {
        List<Correlation> correlations = new ArrayList<>();
        for (int left = cursor.takeCount(); left > 0; left--) {
            correlations.add(readOne(cursor));
        }
        return correlations;
    }

    private static void write(Correlation correlation, ByteSink sink) {
        Position position = correlation.position();
        sink.putText(position.path());
        sink.putNumber(position.line());
        sink.putNumber(position.column());
        sink.putOptional(correlation.id());
        sink.putText(correlation.title());
        sink.putOptional(correlation.name());
        sink.putConstant(correlation.level());
        putTexts(correlation.tags(), sink);
        sink.putConstant(correlation.type());
        sink.putNumber(correlation.inputs().size());
        for (Input input : correlation.inputs()) {
            sink.putByte(input.source().correlation() ? 1 : 0);
            sink.putNumber(input.source().index());
            sink.putNumber(input.aliases().size());
            input.aliases().forEach((alias, field) -> {
                sink.putText(alias);
                sink.putText(field);
            });
        }
        putTexts(correlation.groupBy(), sink);
        sink.putLong(correlation.timespan().toSeconds());
        write(correlation.threshold(), sink);
        sink.putByte(correlation.generate() ? 1 : 0);
    }

    private static void write(Threshold threshold, ByteSink sink) {
        sink.putNumber(threshold.bounds().size());
        for (Bound bound : threshold.bounds()) {
            sink.putConstant(bound.relation());
            sink.putText(bound.number().toString());
        }
        putTexts(threshold.fields(), sink);
        sink.putText(threshold.percentile().toString());
    }

    private static Correlation readOne(ByteCursor cursor) {
        return new Correlation(
                new Position(cursor.takeText(), cursor.takeNumber(), cursor.takeNumber()),
                cursor.takeOptional(),
                cursor.takeText(),
                cursor.takeOptional(),
                LEVELS[cursor.takeByte()],
                takeTexts(cursor),
                TYPES[cursor.takeByte()],
                takeInputs(cursor),
                takeTexts(cursor),
                Duration.ofSeconds(cursor.takeLong()),
                takeThreshold(cursor),
                cursor.takeByte() == 1);
    }

    private static List<Input> takeInputs(ByteCursor cursor) {
        List<Input> inputs = new ArrayList<>();
        for (int left = cursor.takeCount(); left > 0; left--) {
            Source source = new Source(cursor.takeByte() == 1, cursor.takeNumber());
            Map<String, String> aliases = new LinkedHashMap<>();
            for (int more = cursor.takeCount(); more > 0; more--) {
                aliases.put(cursor.takeText(), cursor.takeText());
            }
            inputs.add(new Input(source, aliases));
        }
        return inputs;
    }

    private static Threshold takeThreshold(ByteCursor cursor) {
        List<Bound> bounds = new ArrayList<>();
        for (int left = cursor.takeCount(); left > 0; left--) {
            bounds.add(new Bound(RELATIONS[cursor.takeByte()], takeDecimal(cursor)));
        }
        return new Threshold(bounds, takeTexts(cursor), takeDecimal(cursor));
    }

    private static BigDecimal takeDecimal(ByteCursor cursor) {
        String text = cursor.takeText();
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException damaged) {
            throw new IllegalStateException("'" + text + "' is no number", damaged);
        }
    }

    private static void putTexts(List<String> texts, ByteSink sink) {
        sink.putNumber(texts.size());
        texts.forEach(sink::putText);
    }

    private static List<String> takeTexts(ByteCursor cursor) {
        List<String> texts = new ArrayList<>();
        for (int left = cursor.takeCount(); left > 0; left--) {
            texts.add(cursor.takeText());
        }
        return texts;
    }
}
