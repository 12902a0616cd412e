package org.foothold.formats.access;

import java.util.List;
import java.util.Map;
import org.foothold.formats.linux.LineDamage;

/**
 * What a system log does with messages, in both languages of <a
 * href="https://www.rsyslog.com/doc/configuration/index.html">rsyslog</a>.
 */
public record Rsyslog(List<Entry> entries, List<LineDamage> bad) {
    public Rsyslog {
        entries = List.copyOf(entries);
        bad = List.copyOf(bad);
    }

    /** What a statement is. */
    public enum Kind {
        /** {@code action(type="omprog" binary="/x")}, {@code module(load="…")}, {@code include(file="…")}. */
        OBJECT,
        /** {@code $ModLoad omprog}. */
        DIRECTIVE,
        /** {@code *.* ^/bin/program}: a selector and what is done. */
        RULE
    }

    /**
     * A statement.
     *
     * @param name of the object or directive, in small letters; of a rule the selector or condition
     * @param value of a directive or rule; an action that begins with {@code ^} runs a program
     * @param parameters of an object, their names in small letters; elements of a list are parted by line feeds
     */
    public record Entry(int line, Kind kind, String name, String value, Map<String, String> parameters) {
        public Entry {
            parameters = Map.copyOf(parameters);
        }
    }

    /** What the file says. */
    public static Rsyslog read(byte[] bytes) {
        RsyslogCursor cursor = new RsyslogCursor(TextLines.whole(bytes));
        cursor.read();
        return new Rsyslog(cursor.entries, cursor.bad);
    }
}
