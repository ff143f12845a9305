/**
 * The stock gphoto2 command line against the virtual camera: what it prints, what it writes, and
 * what the card holds afterwards. Needs the program; see {@link Gphoto}.
 */
@NullMarked
package dev.ptpip.simulator.gphoto;

import org.jspecify.annotations.NullMarked;
