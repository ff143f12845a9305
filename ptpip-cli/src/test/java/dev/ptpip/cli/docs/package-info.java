/**
 * Keeps the documents true: examples that run, code blocks that are the examples, a capability
 * matrix that is what the code says.
 */
@NullMarked
package dev.ptpip.cli.docs;

import org.jspecify.annotations.NullMarked;
