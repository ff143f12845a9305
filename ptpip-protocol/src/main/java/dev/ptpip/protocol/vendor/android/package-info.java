/** What Android devices add to MTP: editing and reading of large objects. */
@NullMarked
package dev.ptpip.protocol.vendor.android;

import org.jspecify.annotations.NullMarked;
