/**
 * The judge of clients: cameras that behave in a particular way, and what is expected of whoever
 * connects.
 */
@NullMarked
package dev.ptpip.conformance.client;

import org.jspecify.annotations.NullMarked;
