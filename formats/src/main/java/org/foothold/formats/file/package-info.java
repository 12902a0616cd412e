/** What any file tells of itself: its kind by its first bytes, and how evenly its bytes are spread. */
@NullMarked
package org.foothold.formats.file;

import org.jspecify.annotations.NullMarked;
