/** Bytes to structures; every format in a package of its own, with nothing but the JDK below it. */
@NullMarked
package org.foothold.formats;

import org.jspecify.annotations.NullMarked;
