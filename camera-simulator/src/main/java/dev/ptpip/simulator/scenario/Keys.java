package dev.ptpip.simulator.scenario;

import java.util.List;

/** Every key of a scenario file but those of rules, which are the fault package's. */
final class Keys {
  static final List<String> SCENARIO =
      List.of("camera", "seed", "clock", "state", "card", "pairing", "timing", "rules", "expect");

  /** Those of {@code state} that are no properties. */
  static final List<String> STATE = List.of("battery", "lens", "focus", "temperature");

  static final List<String> CARD = List.of("size", "files", "free", "locked", "protected");

  static final List<String> TIMING =
      List.of("autofocus", "shutter-lag", "capture", "write", "liveview-start", "liveview");

  private Keys() {}
}
