package dev.ptpip.client.capability;

import dev.ptpip.protocol.io.Bytes;

/**
 * One frame of live view.
 *
 * @param jpeg the picture
 * @param header what the camera sends before it, in the vendor's layout; empty if nothing
 */
public record LiveViewImage(Bytes jpeg, Bytes header) {}
