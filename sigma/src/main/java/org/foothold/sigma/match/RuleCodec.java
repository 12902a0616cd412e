package org.foothold.sigma.match;

import java.util.ArrayList;
import java.util.List;
import org.foothold.sigma.rule.Condition;
import org.foothold.sigma.rule.Level;
import org.foothold.sigma.rule.LogSource;
import org.foothold.sigma.rule.Position;
import org.foothold.sigma.rule.Rule;

/** Rules as bytes: a head that begins with the level, and the condition apart. */
final class RuleCodec {
    private static final Level[] LEVELS = Level.values();

    private RuleCodec() {}

    static byte[] writeHead(Rule rule, Names names) {
        ByteSink sink = new ByteSink();
        sink.putConstant(rule.level());
        ConditionCodec.writePosition(rule.position(), names, sink);
        sink.putOptional(rule.id());
        sink.putText(rule.title());
        sink.putOptional(rule.name());
        sink.putText(rule.status());
        sink.putOptional(rule.logsource().category());
        sink.putOptional(rule.logsource().product());
        sink.putOptional(rule.logsource().service());
        sink.putNumber(rule.tags().size());
        for (String tag : rule.tags()) {
            sink.putNumber(names.text(tag));
        }
        return sink.toArray();
    }

    static byte[] writeCondition(Condition condition, Names names) {
        ByteSink sink = new ByteSink();
        ConditionCodec.write(condition, names, sink);
        return sink.toArray();
    }

    static Level level(Tables tables, int rule) {
        return LEVELS[tables.heads().firstByte(rule)];
    }

    static Rule read(Tables tables, int rule) {
        ByteCursor head = tables.heads().cursor(rule);
        Level level = LEVELS[head.takeByte()];
        Position position = ConditionCodec.readPosition(head, tables);
        String id = head.takeOptional();
        String title = head.takeText();
        String name = head.takeOptional();
        String status = head.takeText();
        LogSource logsource = new LogSource(head.takeOptional(), head.takeOptional(), head.takeOptional());
        List<String> tags = new ArrayList<>();
        for (int left = head.takeCount(); left > 0; left--) {
            tags.add(tables.text(head.takeNumber()));
        }
        Blobs conditions = tables.originals().isEmpty(rule) ? tables.conditions() : tables.originals();
        Condition condition = ConditionCodec.read(conditions.cursor(rule), tables);
        return new Rule(position, id, title, name, status, level, logsource, tags, condition);
    }
}
