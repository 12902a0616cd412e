package org.foothold.formats.evtx;

import static org.foothold.formats.LittleEndian.u16;

/** Where the elements of an array value begin and end, by the element's type. */
final class ValueArray {
    private ValueArray() {}

    /** How many elements the array of this element type has; 0 for an empty one. */
    static int count(byte[] bytes, int from, int to, int type) {
        int count = 0;
        for (int at = from; at < to; count++) {
            at = next(bytes, at, to, type);
        }
        return count;
    }

    /** Start of element {@code index}. */
    static int start(byte[] bytes, int from, int to, int type, int index) {
        int size = size(type);
        if (size > 0) {
            return Math.min(to, from + size * index);
        }
        int at = from;
        for (int i = 0; i < index && at < to; i++) {
            at = next(bytes, at, to, type);
        }
        return at;
    }

    /** Start of the element behind the one at {@code at}, which is always further on. */
    static int next(byte[] bytes, int at, int to, int type) {
        return switch (type) {
            case ValueType.STRING -> Math.min(to, endOfString(bytes, at, to) + 2);
            case ValueType.ANSI -> Math.min(to, endOfAnsi(bytes, at, to) + 1);
            case ValueType.SID -> {
                int size = ValueText.sidSize(bytes, at, to);
                yield size < 0 ? to : at + size;
            }
            default -> {
                int size = size(type);
                yield size == 0 || at + size > to ? to : at + size;
            }
        };
    }

    private static int endOfString(byte[] bytes, int at, int to) {
        int end = at;
        while (end + 1 < to && u16(bytes, end) != 0) {
            end += 2;
        }
        return end;
    }

    private static int endOfAnsi(byte[] bytes, int at, int to) {
        int end = at;
        while (end < to && bytes[end] != 0) {
            end++;
        }
        return end;
    }

    /** Whether so many bytes are elements of the type and nothing more. */
    static boolean even(int bytes, int type) {
        return size(type) > 0 && bytes % size(type) == 0;
    }

    /** Bytes of an element; 0 where elements differ, or there is no saying. */
    private static int size(int type) {
        return switch (type) {
            case ValueType.INT8, ValueType.UINT8 -> 1;
            case ValueType.INT16, ValueType.UINT16 -> 2;
            case ValueType.INT32, ValueType.UINT32, ValueType.REAL32, ValueType.BOOL, ValueType.HEX32 -> 4;
            case ValueType.INT64,
                    ValueType.UINT64,
                    ValueType.REAL64,
                    ValueType.HEX64,
                    ValueType.FILETIME,
                    ValueType.SIZE,
                    ValueType.HANDLE -> 8;
            case ValueType.GUID, ValueType.SYSTEMTIME -> 16;
            default -> 0;
        };
    }
}
