package org.foothold.formats.evtx;

/** The value types of BinXML, by their number in the file ([MS-EVEN6] 2.2.12); an array has {@link #ARRAY} added. */
public final class ValueType {
    public static final int NULL = 0x00;
    public static final int STRING = 0x01;
    public static final int ANSI = 0x02;
    public static final int INT8 = 0x03;
    public static final int UINT8 = 0x04;
    public static final int INT16 = 0x05;
    public static final int UINT16 = 0x06;
    public static final int INT32 = 0x07;
    public static final int UINT32 = 0x08;
    public static final int INT64 = 0x09;
    public static final int UINT64 = 0x0a;
    public static final int REAL32 = 0x0b;
    public static final int REAL64 = 0x0c;
    public static final int BOOL = 0x0d;
    public static final int BINARY = 0x0e;
    public static final int GUID = 0x0f;
    public static final int SIZE = 0x10;
    public static final int FILETIME = 0x11;
    public static final int SYSTEMTIME = 0x12;
    public static final int SID = 0x13;
    public static final int HEX32 = 0x14;
    public static final int HEX64 = 0x15;
    public static final int HANDLE = 0x20;
    public static final int BINXML = 0x21;
    public static final int XML = 0x23;

    /** The bit that makes an array of a type. */
    public static final int ARRAY = 0x80;

    private ValueType() {}

    /** Whether values of this type are shown as a decimal integer. */
    public static boolean integer(int type) {
        int one = type & ~ARRAY;
        return one >= INT8 && one <= UINT64;
    }
}
