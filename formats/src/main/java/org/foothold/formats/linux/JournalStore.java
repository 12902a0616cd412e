package org.foothold.formats.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bytes of a journal, at any place: of a file page by page, so many of which are kept, or in memory. */
public final class JournalStore {
    private static final int PAGE = 1 << 16;

    /** Four megabytes: an entry's data lie near it or near the beginning. */
    private static final int PAGES = 64;

    private final Source source;
    private final long size;
    private final Map<Long, byte[]> pages = new LinkedHashMap<>(PAGES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > PAGES;
        }
    };

    private JournalStore(Source source, long size) {
        this.source = source;
        this.size = size;
    }

    /** Fills the buffer from the place on. */
    @FunctionalInterface
    private interface Source {
        void read(long at, ByteBuffer to) throws IOException;
    }

    /** A file of which so many bytes are read. */
    public static JournalStore of(FileChannel file, long size) {
        return new JournalStore(
                (at, to) -> {
                    while (to.hasRemaining() && file.read(to, at + to.position()) > 0) {}
                },
                size);
    }

    /** A file that was read into memory. */
    public static JournalStore of(byte[] file) {
        return new JournalStore(
                (at, to) -> to.put(file, (int) at, Math.min(to.remaining(), file.length - (int) at)), file.length);
    }

    long size() {
        return size;
    }

    /** Whether so many bytes stand at the place. */
    boolean has(long at, long length) {
        return at >= 0 && length >= 0 && at <= size && length <= size - at;
    }

    /** Copies bytes that stand at the place. */
    void read(long at, byte[] to, int from, int length) throws IOException {
        long place = at;
        int done = 0;
        while (done < length) {
            byte[] page = page(place / PAGE);
            int start = (int) (place % PAGE);
            int count = Math.min(length - done, PAGE - start);
            System.arraycopy(page, start, to, from + done, count);
            done += count;
            place += count;
        }
    }

    private byte[] page(long number) throws IOException {
        byte[] page = pages.get(number);
        if (page == null) {
            page = new byte[PAGE];
            long at = number * PAGE;
            source.read(at, ByteBuffer.wrap(page, 0, (int) Math.min(PAGE, size - at)));
            pages.put(number, page);
        }
        return page;
    }
}
