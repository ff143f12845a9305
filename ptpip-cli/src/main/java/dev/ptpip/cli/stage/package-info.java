/** Virtual cameras for the judge of clients. */
@NullMarked
package dev.ptpip.cli.stage;

import org.jspecify.annotations.NullMarked;
