/**
 * One live camera: its property values, its events, what its body and its hands do. State only: no
 * sockets, no packets, no operation handlers.
 */
@NullMarked
package dev.ptpip.simulator.camera;

import org.jspecify.annotations.NullMarked;
