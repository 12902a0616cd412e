/** Text files of Unix systems that say who may come in and as what, and which code is loaded. */
@NullMarked
package org.foothold.formats.access;

import org.jspecify.annotations.NullMarked;
