package org.foothold.formats.evtx;

import org.jspecify.annotations.Nullable;

/** Which template's definition stands where in the current chunk; one for each worker. */
final class TemplateMemo {
    /** A power of two; definitions are at least 24 bytes apart, so few of a chunk's share a place. */
    private static final int MEMO = 4096;

    /** As many as nine bits of a hash count: more than the templates of most logs. */
    private static final int RECENT = 512;

    private final TemplateStore store;
    private final NameMemo names = new NameMemo();
    private final long[] memoKey = new long[MEMO];
    private final @Nullable Template[] memo = new Template[MEMO];
    private final @Nullable Definition[] recent = new Definition[RECENT];
    private long generation;

    private byte[] bytes = {};
    private int end;
    private long base;

    TemplateMemo(TemplateStore store) {
        this.store = store;
    }

    /** Begins a new chunk, whose definitions are elsewhere. */
    void chunk(byte[] chunk, int length, long offset) {
        bytes = chunk;
        end = length;
        base = offset;
        generation++;
        names.chunk();
    }

    /** Tells of the same chunk in another array. */
    void moved(byte[] chunk) {
        bytes = chunk;
    }

    /** The template whose definition stands at this place of the chunk; null where none can be read. */
    @Nullable
    Template at(int definition) {
        int place = (definition >>> 4) & (MEMO - 1);
        long key = (generation << 32) | (definition & 0xffffffffL);
        if (memoKey[place] == key) {
            return memo[place];
        }
        Definition found = find(definition);
        Template template = found == null ? null : found.template();
        memoKey[place] = key;
        memo[place] = template;
        return template;
    }

    /** The definition at this place: most often one that the last chunks had too. */
    private @Nullable Definition find(int at) {
        if (at < 0 || at > end - Token.DEFINITION_HEADER) {
            return null;
        }
        int size = Definition.size(bytes, at);
        if (size < Token.DEFINITION_HEADER || size > end - at) {
            return null;
        }
        int place = (int) ((Definition.key(bytes, at) * 0x9E3779B97F4A7C15L) >>> 55);
        Definition last = recent[place];
        if (last != null && last.size() == size && last.matches(bytes, at, end, names)) {
            return last;
        }
        Definition found = store.find(bytes, at, end, base, names);
        recent[place] = found;
        return found;
    }
}
