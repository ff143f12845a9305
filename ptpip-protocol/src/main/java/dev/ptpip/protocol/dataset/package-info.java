/**
 * The datasets of data phases: device, storage and object descriptions, property descriptions and
 * values, lists and arrays. Each keeps every number it was read with, known or not. No packets, no
 * vendor's own datasets, and no judgement of whether the numbers make sense together.
 */
@NullMarked
package dev.ptpip.protocol.dataset;

import org.jspecify.annotations.NullMarked;
