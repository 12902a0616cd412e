package org.foothold.formats.evtx;

/** The tokens of BinXML ([MS-EVEN6] 2.2.12). */
final class Token {
    static final int END_OF_STREAM = 0x00;
    static final int OPEN_START_ELEMENT = 0x01;
    static final int CLOSE_START_ELEMENT = 0x02;
    static final int CLOSE_EMPTY_ELEMENT = 0x03;
    static final int CLOSE_ELEMENT = 0x04;
    static final int VALUE = 0x05;
    static final int ATTRIBUTE = 0x06;
    static final int CDATA_SECTION = 0x07;
    static final int CHAR_REF = 0x08;
    static final int ENTITY_REF = 0x09;
    static final int PI_TARGET = 0x0a;
    static final int PI_DATA = 0x0b;
    static final int TEMPLATE_INSTANCE = 0x0c;
    static final int NORMAL_SUBSTITUTION = 0x0d;
    static final int OPTIONAL_SUBSTITUTION = 0x0e;
    static final int FRAGMENT_HEADER = 0x0f;

    /** A whole fragment header, version 1.1 without flags, as a number of four bytes. */
    static final int FRAGMENT_START = 0x0001010f;

    /** The bit of a token that says: attributes, or more of the same, follow. */
    static final int MORE = 0x40;

    /** Offset of the next definition, identifier, size: what stands before a definition's BinXML. */
    static final int DEFINITION_HEADER = 24;

    private Token() {}

    /** Whether the token is a piece of an attribute's value. */
    static boolean startsText(int token) {
        return switch (token & ~MORE) {
            case VALUE, CHAR_REF, ENTITY_REF, NORMAL_SUBSTITUTION, OPTIONAL_SUBSTITUTION -> true;
            default -> false;
        };
    }

    /** The text of a named entity; of an unknown one, the reference as it would be written. */
    static String entity(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> "&" + name + ";";
        };
    }
}
