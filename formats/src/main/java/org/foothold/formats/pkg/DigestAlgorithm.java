package org.foothold.formats.pkg;

import java.util.List;

/** What a package database's digest of a file was made with. */
public enum DigestAlgorithm {
    MD5("MD5", 16),
    SHA1("SHA-1", 20),
    SHA224("SHA-224", 28),
    SHA256("SHA-256", 32),
    SHA384("SHA-384", 48),
    SHA512("SHA-512", 64);

    static final List<DigestAlgorithm> ALL = List.of(values());

    private final String standardName;
    private final int bytes;

    DigestAlgorithm(String standardName, int bytes) {
        this.standardName = standardName;
        this.bytes = bytes;
    }

    /** The name by which the JDK knows it. */
    public String standardName() {
        return standardName;
    }

    /** The length of its value. */
    public int bytes() {
        return bytes;
    }
}
