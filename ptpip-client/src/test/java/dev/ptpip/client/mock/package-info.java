/** A scripted responder for tests: right by itself, wrong wherever a test says so. */
@NullMarked
package dev.ptpip.client.mock;

import org.jspecify.annotations.NullMarked;
