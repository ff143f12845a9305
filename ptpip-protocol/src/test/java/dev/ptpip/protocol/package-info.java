/** What a document of the protocol says of its bytes. */
@NullMarked
package dev.ptpip.protocol;

import org.jspecify.annotations.NullMarked;
