/**
 * The network side of a camera: listeners, handshake, sessions, transactions, cancel, probe, the
 * routing of events, log and journal. What an operation does is not here (see {@code operation} and
 * the packs of vendors), and no state of the camera.
 */
@NullMarked
package dev.ptpip.simulator.responder;

import org.jspecify.annotations.NullMarked;
