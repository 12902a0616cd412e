/** The logs of Linux, line by line or record by record, as flat fields. */
@NullMarked
package org.foothold.formats.linux;

import org.jspecify.annotations.NullMarked;
