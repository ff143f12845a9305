/**
 * Requirements that can be judged by looking on: each packet of a conversation is shown to every
 * rule, whether it comes from a capture or from a connection that is alive. What is done about a
 * violation is decided elsewhere.
 */
@NullMarked
package dev.ptpip.pcap.rule;

import org.jspecify.annotations.NullMarked;
