/**
 * What a camera can do, by feature and not by brand: live view, capture, focus, movie; and the seam
 * through which a vendor's package provides it.
 */
@NullMarked
package dev.ptpip.client.capability;

import org.jspecify.annotations.NullMarked;
