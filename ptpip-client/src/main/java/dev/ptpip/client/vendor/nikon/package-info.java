/**
 * How Nikon bodies are driven: control mode, release and the wait for it, events that are polled,
 * live view, focus, movies, objects beyond 4 GiB. Reached through the features of {@code
 * dev.ptpip.client.capability}, never by name.
 */
@NullMarked
package dev.ptpip.client.vendor.nikon;

import org.jspecify.annotations.NullMarked;
