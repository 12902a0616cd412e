package org.foothold.formats.evtx;

/**
 * All templates and shapes that a run has met, shared by its workers: the same definition in another chunk or file is
 * the same {@link Template}. Safe for many threads; bounded, so that crafted files cannot make it grow without end.
 */
public final class TemplateStore {
    private final Channels channels = new Channels();

    /** The numbers of channel names. */
    public Channels channels() {
        return channels;
    }
}
