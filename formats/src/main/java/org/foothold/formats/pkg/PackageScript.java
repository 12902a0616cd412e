package org.foothold.formats.pkg;

import org.jspecify.annotations.Nullable;

/**
 * What a package runs when it is installed, changed or removed, or when another one is.
 *
 * @param kind as the package system calls it: {@code postinst}, {@code %post}, {@code .post-install}
 * @param interpreter the program that runs it, where the database says; dpkg's and apk's scripts say it in their first line
 * @param file the file that it is kept in; with rpm the database itself
 * @param body its text, where the database holds it; dpkg's lies in the file
 */
public record PackageScript(
        String kind,
        @Nullable String interpreter,
        String file,
        @Nullable String body) {}
