package dev.ptpip.simulator.store;

/** Hears of changes one by one in their order, after each was made and outside of all locks. */
@FunctionalInterface
public interface StoreListener {
  /** Takes note of a change; must not wait. */
  void changed(StoreChange change);
}
