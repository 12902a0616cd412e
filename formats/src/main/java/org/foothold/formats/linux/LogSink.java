package org.foothold.formats.linux;

/** Takes what a reader of a log gives, in the order of the log. */
public interface LogSink {
    void event(LogEvent event);

    void damaged(LineDamage damage);
}
