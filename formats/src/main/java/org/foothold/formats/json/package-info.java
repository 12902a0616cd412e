/** JSON without a tree: what an object's values are called and where they stand (RFC 8259), and how files hold many objects. */
@NullMarked
package org.foothold.formats.json;

import org.jspecify.annotations.NullMarked;
