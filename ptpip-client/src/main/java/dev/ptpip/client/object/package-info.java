/**
 * Stores and the objects in them: listing, fetching with resume, sending, deleting, and the objects
 * that appear while a session is open.
 */
@NullMarked
package dev.ptpip.client.object;

import org.jspecify.annotations.NullMarked;
