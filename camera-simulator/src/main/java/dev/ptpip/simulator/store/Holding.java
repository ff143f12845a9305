package dev.ptpip.simulator.store;

import java.util.Optional;

/** Content and the number of objects that share it as copies. Guarded by the store's lock. */
final class Holding {
  private final ObjectContent content;
  private int holders = 1;

  Holding(ObjectContent content) {
    this.content = content;
  }

  ObjectContent content() {
    return content;
  }

  Holding share() {
    holders++;
    return this;
  }

  /** One holder less; the content if that was the last. */
  Optional<ObjectContent> letGo() {
    holders--;
    return holders == 0 ? Optional.of(content) : Optional.empty();
  }
}
