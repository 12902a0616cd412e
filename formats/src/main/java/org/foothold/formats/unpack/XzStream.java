package org.foothold.formats.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/**
 * Unpacks xz (https://tukaani.org/xz/xz-file-format.txt), stream after stream, as far as it is packed by LZMA2 alone. Checks
 * of kinds that the format only reserves are passed over.
 */
public final class XzStream extends UnpackedStream {
    /** The most that one chunk of LZMA2 unpacks to. */
    private static final int MAX_CHUNK = 1 << 21;

    /** The most that one chunk has packed. */
    private static final int MAX_PACKED = 1 << 16;

    private static final int LZMA2 = 0x21;
    private static final int MAX_DICTIONARY = 40;
    private static final int[] CHECK_SIZES = {0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64};
    private static final byte[] MAGIC = {(byte) 0xFD, '7', 'z', 'X', 'Z', 0};

    /** A number has seven bits a byte and 63 at most. */
    private static final int MAX_NUMBER = 9;

    private final byte[] packed = new byte[MAX_PACKED];
    private final Lzma lzma = new Lzma(this);
    private final CRC32 crc = new CRC32();
    private Check check = Check.none();
    private int passedOver;
    private int window;
    private boolean inStream;
    private boolean inBlock;
    private long read;

    /** Unpacks what the stream gives; closing this does not close it. */
    public XzStream(InputStream in) {
        super(in, "xz", MAX_CHUNK);
    }

    @Override
    int next() throws IOException {
        read++;
        int next = super.next();
        crc.update(next);
        return next;
    }

    @Override
    boolean part() throws IOException {
        if (inBlock) {
            chunk();
            return true;
        }
        if (inStream) {
            head();
            return true;
        }
        int first = in.read();
        // Streams may have zeros between them.
        while (first == 0) {
            first = in.read();
        }
        if (first < 0) {
            return false;
        }
        stream(first);
        return true;
    }

    private void stream(int first) throws IOException {
        boolean known = first == (MAGIC[0] & 0xff);
        for (int i = 1; i < MAGIC.length; i++) {
            known &= next() == MAGIC[i];
        }
        crc.reset();
        known &= next() == 0;
        int kind = next();
        if (!known || kind >= CHECK_SIZES.length) {
            throw wrong("neither a stream nor the end");
        }
        verify("checksum of the head", counted());
        check = switch (kind) {
            case 1 -> Check.crc32();
            case 4 -> new Crc64();
            case 10 -> Check.sha256();
            default -> Check.none();
        };
        passedOver = kind == 1 || kind == 4 || kind == 10 ? 0 : CHECK_SIZES[kind];
        inStream = true;
    }

    /** The checksum of what was read since it was reset. */
    private byte[] counted() {
        return Check.lowFirst(crc.getValue(), Integer.BYTES);
    }

    private void head() throws IOException {
        read = 0;
        crc.reset();
        int size = next();
        if (size == 0) {
            index();
            return;
        }
        byte[] head = in.readNBytes(4 * size - 1);
        if (head.length < 4 * size - 1) {
            throw cut();
        }
        crc.update(head);
        verify("checksum of a block's head", counted());
        int flags = head[0] & 0xff;
        int at = 1;
        for (int sizes = Integer.bitCount(flags & 0xC0); sizes > 0; sizes--) {
            at = behindNumber(head, at);
        }
        int bits = head[at + 2];
        if ((flags & 0x3F) != 0 || head[at] != LZMA2 || head[at + 1] != 1 || bits < 0 || bits > MAX_DICTIONARY) {
            throw wrong("packed by something else than LZMA2");
        }
        long asked = bits == MAX_DICTIONARY ? Long.MAX_VALUE : (2L | (bits & 1)) << (bits / 2 + 11);
        if (asked > MAX_WINDOW) {
            throw wrong("a dictionary of more than " + MAX_WINDOW + " bytes");
        }
        window = (int) asked;
        read = 0;
        lzma.begin();
        check.begin();
        inBlock = true;
    }

    private static int behindNumber(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] < 0) {
            at++;
        }
        return at + 1;
    }

    // How long the index is can only be told by reading it; a footer stands behind it.
    private void index() throws IOException {
        long records = variable();
        for (long i = 0; i < records; i++) {
            variable();
            variable();
        }
        align();
        verify("checksum of the index", counted());
        byte[] said = in.readNBytes(Integer.BYTES);
        crc.reset();
        number(6);
        String wrong = Check.wrong("checksum of the foot", read, said, counted());
        if (!wrong.isEmpty()) {
            throw wrong(wrong);
        }
        if (next() != 'Y' || next() != 'Z') {
            throw wrong("no mark at the end of a stream");
        }
        inStream = false;
    }

    private long variable() throws IOException {
        long number = 0;
        for (int i = 0; i < MAX_NUMBER; i++) {
            int part = next();
            number |= (long) (part & 0x7f) << (7 * i);
            if (part < 0x80) {
                return number;
            }
        }
        throw wrong("a number of too many bytes");
    }

    private void align() throws IOException {
        while (read % 4 != 0) {
            next();
        }
    }

    private void chunk() throws IOException {
        int control = next();
        if (control == 0) {
            align();
            verify("checksum of a block", check.value());
            for (int i = 0; i < passedOver; i++) {
                next();
            }
            inBlock = false;
            return;
        }
        makeRoom(window);
        if (control == 1 || control >= 0xE0) {
            forget();
            lzma.restart();
        }
        if (control < 0x80) {
            if (control > 2) {
                throw wrong("a chunk of no kind");
            }
            int size = big() + 1;
            load(size);
            put(packed, 0, size);
            lzma.passed(size);
            check.update(out, filled - size, size);
            return;
        }
        int size = ((control & 0x1f) << 16) + big() + 1;
        int packedSize = big() + 1;
        if (control >= 0xC0) {
            lzma.properties(next());
        } else if (control >= 0xA0) {
            lzma.reset();
        }
        load(packedSize);
        lzma.run(packed, packedSize, size);
        check.update(out, filled - size, size);
    }

    private int big() throws IOException {
        int high = next();
        return high << 8 | next();
    }

    private void load(int size) throws IOException {
        if (in.readNBytes(packed, 0, size) < size) {
            throw cut();
        }
        read += size;
    }
}
