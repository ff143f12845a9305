/**
 * Device properties as people write them: names such as {@code iso} and {@code shutter}, values
 * such as {@code 1/125} and {@code f/5.6}, and typed keys for code. Pure functions on values and
 * their forms: nothing here asks a device or knows which properties one has.
 */
@NullMarked
package dev.ptpip.protocol.property;

import org.jspecify.annotations.NullMarked;
