package org.foothold.formats.pkg;

/**
 * A file that dpkg puts elsewhere (https://man7.org/linux/man-pages/man1/dpkg-divert.1.html).
 *
 * @param path where packages want it
 * @param to where it is put instead
 * @param by the package that may use the path nonetheless, {@code :} where it is the administrator
 * @param line in the file of diversions, from one
 */
public record Diversion(String path, String to, String by, int line) {}
