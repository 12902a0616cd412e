/** Windows event logs: files, chunks, records, BinXML, and the text that Windows would show of them. */
@NullMarked
package org.foothold.formats.evtx;

import org.jspecify.annotations.NullMarked;
