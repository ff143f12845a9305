/**
 * How both commands speak: standard streams, colours, tables, progress bars, JSON, sizes and
 * durations for people, help pages. Knows nothing of cameras.
 */
@NullMarked
package dev.ptpip.cli.text;

import org.jspecify.annotations.NullMarked;
