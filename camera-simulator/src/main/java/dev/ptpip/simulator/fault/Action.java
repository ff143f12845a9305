package dev.ptpip.simulator.fault;

/** What a rule does. An immutable value that prints as it is written in a rule. */
public sealed interface Action permits NetworkAction, PacketAction, CameraAction {
  /** The word that stands for it. */
  String word();

  /** Where it happens. */
  Layer layer();

  /** What stands behind the word. */
  Argument argument();

  /** As it is written in a rule on one line: {@code drop=3s}. */
  default String text() {
    return RuleText.action(this);
  }
}
