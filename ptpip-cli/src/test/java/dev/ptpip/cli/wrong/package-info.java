/** Clients that are wrong on purpose, one for each case of the judge of clients. */
@NullMarked
package dev.ptpip.cli.wrong;

import org.jspecify.annotations.NullMarked;
