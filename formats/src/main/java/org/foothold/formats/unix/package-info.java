/** The text files of Unix systems that start programs. */
@NullMarked
package org.foothold.formats.unix;

import org.jspecify.annotations.NullMarked;
