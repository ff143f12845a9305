/**
 * What captured bytes mean, in words: datasets as named fields, transactions as rows for people and
 * as JSON. How captures are read, and what a conversation consists of, is said elsewhere.
 */
@NullMarked
package dev.ptpip.pcap.describe;

import org.jspecify.annotations.NullMarked;
