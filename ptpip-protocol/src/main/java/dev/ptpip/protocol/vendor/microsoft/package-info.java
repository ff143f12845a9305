/**
 * What Microsoft's extensions add to MTP for media players (rights, playlists, wireless set-up).
 * They use the numbers that cameras use for other things, so they count only for devices that
 * announce them.
 */
@NullMarked
package dev.ptpip.protocol.vendor.microsoft;

import org.jspecify.annotations.NullMarked;
