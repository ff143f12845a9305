/**
 * Faults that are there to be found: each breaks one rule of the book, so that the case of the
 * judge can be seen to fail. They are data: rules in the words of {@code
 * dev.ptpip.simulator.fault}, and names of functions that change what is carried out ({@code
 * Tampering}), what goes out ({@code Outgoing}), or what is heard of whole packets ({@code Wires})
 * and of anything else that comes ({@code Ear}). The camera's own code has no branch for them.
 */
@NullMarked
package dev.ptpip.simulator.sabotage;

import org.jspecify.annotations.NullMarked;
