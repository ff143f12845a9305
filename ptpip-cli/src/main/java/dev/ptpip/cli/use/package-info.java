/**
 * The command {@code ptpip}: one small class per subcommand, which reads its arguments, calls
 * {@code dev.ptpip.client} and prints what came.
 */
@NullMarked
package dev.ptpip.cli.use;

import org.jspecify.annotations.NullMarked;
