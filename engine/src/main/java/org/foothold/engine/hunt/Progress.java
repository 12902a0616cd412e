package org.foothold.engine.hunt;

/** Is told how far a hunt has come. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void begin(long bytes) {}

        @Override
        public void read(long bytes, long events) {}

        @Override
        public void end() {}
    };

    /** There are about so many bytes to read. */
    void begin(long bytes);

    /** So many bytes and events more were read. */
    void read(long bytes, long events);

    /** Everything was read. */
    void end();
}
