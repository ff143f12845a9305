/** What real devices sent, and that it is understood. */
@NullMarked
package dev.ptpip.protocol.captures;

import org.jspecify.annotations.NullMarked;
