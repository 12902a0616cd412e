package org.foothold.formats.archive;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Bytes as a file. */
final class MemoryChannel implements SeekableByteChannel {
    private final byte[] bytes;
    private long at;

    MemoryChannel(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer to) {
        if (at >= bytes.length) {
            return -1;
        }
        int count = (int) Math.min(to.remaining(), bytes.length - at);
        to.put(bytes, (int) at, count);
        at += count;
        return count;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public long position() {
        return at;
    }

    @Override
    public SeekableByteChannel position(long to) {
        at = to;
        return this;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public SeekableByteChannel truncate(long to) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
