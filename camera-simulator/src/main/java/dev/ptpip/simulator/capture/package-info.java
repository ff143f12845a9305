/**
 * Taking pictures: what is asked for, the steps from focus to file behind the clock, and the events
 * at the end. Vendors say what their properties mean and which events they send; nothing here knows
 * a vendor, a session or a packet.
 */
@NullMarked
package dev.ptpip.simulator.capture;

import org.jspecify.annotations.NullMarked;
