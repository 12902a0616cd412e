package org.foothold.sigma.match;

/** An event that decodes its values when somebody asks for their text; what it gave stays as it is until the event's end. */
public interface LaterText {
    /** No event. */
    LaterText NONE = new LaterText() {
        @Override
        public int text(int value) {
            throw new IllegalStateException("no event");
        }

        @Override
        public boolean plain(int value) {
            throw new IllegalStateException("no event");
        }

        @Override
        public byte[] bytes() {
            throw new IllegalStateException("no event");
        }

        @Override
        public int textEnd() {
            throw new IllegalStateException("no event");
        }
    };

    /** Decodes the value of this number to UTF-16LE: the text begins here in {@link #bytes} and ends at {@link #textEnd}. */
    int text(int value);

    /**
     * Whether the value of this number is written plainly, as JSON writes most texts: it is ASCII, and each of its characters
     * stands for itself, except that quotation marks, backslashes, slashes and control characters may be written as a
     * backslash and one more character.
     */
    boolean plain(int value);

    /** The array of the text that was decoded last. */
    byte[] bytes();

    /** Where the text that was decoded last ends. */
    int textEnd();
}
