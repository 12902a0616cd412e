/** Archives of files: tar in all its dialects and zip; reading only, bounded, without anything but the JDK. */
@NullMarked
package org.foothold.formats.archive;

import org.jspecify.annotations.NullMarked;
