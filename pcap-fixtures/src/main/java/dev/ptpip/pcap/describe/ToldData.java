package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.conversation.CapturedData;
import java.util.Optional;

/**
 * The data phase of a transaction.
 *
 * @param phase what was captured
 * @param decoded what it means; empty for bulk data and for what nobody knows
 */
public record ToldData(CapturedData phase, Optional<Decoded> decoded) {}
