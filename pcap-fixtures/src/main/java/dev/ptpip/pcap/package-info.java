/**
 * Captures as values: where packets were seen, when, and what was wrong with a file. How files are
 * laid out, how streams are put together and what a conversation means is said in the packages
 * below.
 */
@NullMarked
package dev.ptpip.pcap;

import org.jspecify.annotations.NullMarked;
