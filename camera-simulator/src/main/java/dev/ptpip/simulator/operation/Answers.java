package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.Dataset;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.Outcome;
import java.util.function.Function;

/** Replies from what the camera's parts answer. */
final class Answers {
  private Answers() {}

  /** The code alone. */
  static Reply of(ResponseCode code) {
    return Reply.code(code);
  }

  /** A dataset and OK. */
  static Reply data(Dataset dataset) {
    DataWriter out = new DataWriter();
    dataset.write(out);
    return Reply.data(out.toBytes());
  }

  /** What {@code success} makes of the result, or the code of the failure. */
  static <T> Reply of(Outcome<T> outcome, Function<? super T, Reply> success) {
    return outcome.isOk() ? success.apply(outcome.value()) : Reply.code(outcome.code());
  }
}
