package org.foothold.formats.pkg;

/** A program that installs packages. */
public enum PackageSystem {
    DPKG,
    RPM,
    APK
}
