package dev.ptpip.conformance.property;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.state.ActionChain;

/** Begins each conversation with a camera of its own, and ends it whatever happens. */
final class Beginnings implements Supplier<Conversing> {
  private final Benches benches;
  private Optional<Conversing> current = Optional.empty();

  /** Makes cameras. */
  interface Benches {
    /** One more. */
    Bench open() throws IOException;
  }

  Beginnings(Benches benches) {
    this.benches = benches;
  }

  @Override
  public Conversing get() {
    end();
    try {
      Conversing next = Conversing.with(benches.open());
      current = Optional.of(next);
      return next;
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }

  /** Runs a conversation, looks for events that nobody expects, and ends it. */
  void check(ActionChain<Conversing> conversation) {
    try {
      conversation.withInvariant("events", Conversing::nothingUnexpected).run();
    } finally {
      end();
    }
  }

  private void end() {
    current.ifPresent(Conversing::close);
    current = Optional.empty();
  }
}
