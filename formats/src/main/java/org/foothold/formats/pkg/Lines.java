package org.foothold.formats.pkg;

/** The lines of a text, in place: a newline ends one, a carriage return before it does not belong to it. */
final class Lines {
    private final byte[] bytes;
    private final int end;
    private int start;
    private int stop;
    private int next;
    private int number;

    Lines(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    /** Goes to the next line. */
    boolean next() {
        if (next >= end) {
            return false;
        }
        start = next;
        int at = start;
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        next = at + 1;
        stop = at > start && bytes[at - 1] == '\r' ? at - 1 : at;
        number++;
        return true;
    }

    int start() {
        return start;
    }

    int stop() {
        return stop;
    }

    boolean isEmpty() {
        return start == stop;
    }

    /** From one. */
    int number() {
        return number;
    }

    String text() {
        return Text.of(bytes, start, stop);
    }
}
