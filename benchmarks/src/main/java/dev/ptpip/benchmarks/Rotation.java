package dev.ptpip.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Several JVMs that do the same, in turn. Each compiles and lays out its memory in its own way,
 * which makes more of a difference than what is looked for here, and stays for as long as it runs.
 * Confined to one thread.
 */
final class Rotation implements AutoCloseable {
  private final List<Jvm> jvms = new ArrayList<>();
  private int next;

  /** One more; it is closed with the others. */
  Jvm add(Jvm jvm) {
    jvms.add(jvm);
    return jvm;
  }

  /** The figure of a round of the next one. */
  double figure() throws IOException {
    Jvm jvm = jvms.get(next);
    next = (next + 1) % jvms.size();
    return jvm.figure();
  }

  @Override
  public void close() {
    jvms.forEach(Jvm::close);
  }
}
