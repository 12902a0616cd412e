/** Programs and libraries of Linux: what an ELF file says of itself. */
@NullMarked
package org.foothold.formats.elf;

import org.jspecify.annotations.NullMarked;
