/** What packs single streams: Zstandard, xz, bzip2, LZ4; reading only, bounded, without anything but the JDK. */
@NullMarked
package org.foothold.formats.unpack;

import org.jspecify.annotations.NullMarked;
