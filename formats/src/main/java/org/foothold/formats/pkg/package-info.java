/** The databases in which a Linux system keeps what its packages put where: dpkg, rpm and apk, read without their programs. */
@NullMarked
package org.foothold.formats.pkg;

import org.jspecify.annotations.NullMarked;
