/**
 * The open code spaces (operations, responses, events, formats, properties), the data types, and
 * the books that name them. A code without a name is a normal value.
 */
@NullMarked
package dev.ptpip.protocol.code;

import org.jspecify.annotations.NullMarked;
