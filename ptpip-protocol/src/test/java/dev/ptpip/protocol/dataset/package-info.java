/** Tests of the datasets, those of Nikon included. */
@NullMarked
package dev.ptpip.protocol.dataset;

import org.jspecify.annotations.NullMarked;
