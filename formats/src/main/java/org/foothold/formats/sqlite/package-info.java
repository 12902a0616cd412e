/** SQLite's file format, read without SQLite. */
@NullMarked
package org.foothold.formats.sqlite;

import org.jspecify.annotations.NullMarked;
