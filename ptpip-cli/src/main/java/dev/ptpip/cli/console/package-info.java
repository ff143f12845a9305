/**
 * What both commands share in their dealings with the outside: standard streams, colours, tables,
 * progress bars, JSON, sizes and durations for people, help pages, exit codes, signals. Knows
 * nothing of cameras.
 */
@NullMarked
package dev.ptpip.cli.console;

import org.jspecify.annotations.NullMarked;
