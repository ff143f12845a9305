/**
 * What is known of bodies, and how a body differs from those that it is most like. Nothing here
 * talks to a camera, and nothing is judged.
 */
@NullMarked
package dev.ptpip.conformance.model;

import org.jspecify.annotations.NullMarked;
