package dev.ptpip.pcap.describe;

import dev.ptpip.pcap.conversation.FrameRange;
import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.rule.Weight;

/**
 * A finding.
 *
 * @param conversation number of the conversation
 * @param weight what it weighs
 * @param rule id of the requirement; empty if none applies
 * @param offender whose fault it is
 * @param text what was expected and what came
 * @param frames the frames that show it
 */
public record Found(
    int conversation, Weight weight, String rule, Side offender, String text, FrameRange frames) {}
