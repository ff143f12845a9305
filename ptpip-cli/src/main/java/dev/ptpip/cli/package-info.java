/**
 * The entry point of both commands, {@code camera-simulator} and {@code ptpip}: which one runs,
 * what exit code it ends with, and what is written down when it fails by our fault. What the
 * commands do lives in the packages below, and most of it in the libraries.
 */
@NullMarked
package dev.ptpip.cli;

import org.jspecify.annotations.NullMarked;
