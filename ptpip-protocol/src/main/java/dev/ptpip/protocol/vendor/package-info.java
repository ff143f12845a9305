/**
 * The seam for what vendors add to the protocol: which devices are theirs, and what the numbers of
 * those devices mean. Each vendor has a package of its own below; nothing outside it names it.
 */
@NullMarked
package dev.ptpip.protocol.vendor;

import org.jspecify.annotations.NullMarked;
