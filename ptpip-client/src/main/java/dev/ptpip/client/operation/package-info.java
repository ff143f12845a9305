/**
 * One operation as the caller sees it: what to ask, what came back, how it can fail, how to give it
 * up. No connection and no knowledge of single operations.
 */
@NullMarked
package dev.ptpip.client.operation;

import org.jspecify.annotations.NullMarked;
