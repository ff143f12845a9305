/**
 * The two connections to a camera: who we are, the handshake, one transaction at a time, the reader
 * of the Event connection, and what happens when either is lost. Knows no operation by its meaning
 * except OpenSession and CloseSession, which rule the transaction ids.
 */
@NullMarked
package dev.ptpip.client.connection;

import org.jspecify.annotations.NullMarked;
