/**
 * Makes pictures without any imaging library: JPEG with EXIF, raw files, movies, live-view frames
 * and their thumbnails, all drawn from one procedural scene. The bytes depend on the request alone.
 * Large files are never held in memory: any part of them is made when it is read. Knows no cards,
 * properties or operations.
 */
@NullMarked
package dev.ptpip.simulator.picture;

import org.jspecify.annotations.NullMarked;
