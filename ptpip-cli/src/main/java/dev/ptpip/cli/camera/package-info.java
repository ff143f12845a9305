/**
 * The command {@code camera-simulator}: its flags, the lines that it prints, and when it stops. The
 * camera itself is {@code dev.ptpip.simulator}. Its users start it once per test, so what happens
 * before the READY line avoids everything that is slow in a young JVM: reflection, lambdas,
 * streams, formatters, loggers.
 */
@NullMarked
package dev.ptpip.cli.camera;

import org.jspecify.annotations.NullMarked;
