/** The shell scripts in {@code bin}, in a checkout whose JDK and Maven are made of paper. */
@NullMarked
package dev.ptpip.cli.launcher;

import org.jspecify.annotations.NullMarked;
