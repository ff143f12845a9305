/**
 * What the camera tells by itself: events of the Event connection and of a vendor's polled list,
 * merged into one order, each once; as bounded queues and to listeners.
 */
@NullMarked
package dev.ptpip.client.event;

import org.jspecify.annotations.NullMarked;
