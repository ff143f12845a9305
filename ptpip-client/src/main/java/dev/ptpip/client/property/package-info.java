/** Device properties of the connected camera: read, set, described, by code and by name. */
@NullMarked
package dev.ptpip.client.property;

import org.jspecify.annotations.NullMarked;
