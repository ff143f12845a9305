/**
 * The session with one camera: connect, carry out operations from any thread, ask for features,
 * close. Start with {@link dev.ptpip.client.CameraSession}.
 */
@NullMarked
package dev.ptpip.client;

import org.jspecify.annotations.NullMarked;
