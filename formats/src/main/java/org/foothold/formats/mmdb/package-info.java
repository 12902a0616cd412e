/** Data of networks by address, as geography and providers are shipped (https://maxmind.github.io/MaxMind-DB/). */
@NullMarked
package org.foothold.formats.mmdb;

import org.jspecify.annotations.NullMarked;
