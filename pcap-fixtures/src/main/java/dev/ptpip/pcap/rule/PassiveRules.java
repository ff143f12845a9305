package dev.ptpip.pcap.rule;

import java.util.ArrayList;
import java.util.List;

/** The rules that there are. */
public final class PassiveRules {
  private static final List<PassiveRule> ALL = collect();

  private PassiveRules() {}

  /** All of them, in the order of their groups. */
  public static List<PassiveRule> all() {
    return ALL;
  }

  private static List<PassiveRule> collect() {
    List<PassiveRule> all = new ArrayList<>();
    all.addAll(HandshakeRules.all());
    all.addAll(TransactionRules.all());
    all.addAll(DataRules.all());
    all.addAll(SessionRules.all());
    all.addAll(EventRules.all());
    all.forEach(rule -> Requirements.get(rule.id()));
    return List.copyOf(all);
  }
}
