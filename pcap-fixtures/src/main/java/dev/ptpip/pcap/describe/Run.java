package dev.ptpip.pcap.describe;

import dev.ptpip.protocol.code.ResponseCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Transactions in a row that say the same: one operation with one outcome, or one that the device
 * was busy for until it was not. Confined to one thread.
 */
final class Run {
  /** So many are listed one by one. */
  private static final int LISTED = 2;

  private final List<Told.Transaction> first = new ArrayList<>();
  private Optional<Told.Transaction> then = Optional.empty();
  private Told.Transaction last;
  private long count;
  private long bytes;
  private boolean alike = true;

  Run(Told.Transaction begin) {
    last = begin;
    take(begin);
  }

  private void take(Told.Transaction told) {
    if (first.size() < LISTED) {
      first.add(told);
    }
    alike &=
        told.transaction()
            .request()
            .parameters()
            .equals(head().transaction().request().parameters());
    last = told;
    count++;
    bytes += told.data().map(data -> data.phase().size()).orElse(0L);
  }

  private Told.Transaction head() {
    return first.get(0);
  }

  /** Adds a transaction if it says the same. */
  boolean add(Told.Transaction told) {
    if (then.isPresent()
        || !told.conversation().equals(head().conversation())
        || !told.transaction().operation().equals(head().transaction().operation())
        || !isPlain(told)
        || !isPlain(head())) {
      return false;
    }
    if (response(told).equals(response(head()))) {
      take(told);
      return true;
    }
    boolean same =
        told.transaction().request().parameters().equals(last.transaction().request().parameters());
    if (isBusy() && same && alike) {
      then = Optional.of(told);
      return true;
    }
    return false;
  }

  private static boolean isPlain(Told.Transaction told) {
    return told.transaction().cancelledBy().isEmpty() && told.transaction().response().isPresent();
  }

  private static Optional<ResponseCode> response(Told.Transaction told) {
    return told.transaction().response().map(each -> each.response());
  }

  private boolean isBusy() {
    return response(head()).filter(ResponseCode.DEVICE_BUSY::equals).isPresent();
  }

  /** Those that are to be listed one by one; empty if this is one line. */
  List<Told.Transaction> listed() {
    if (then.isEmpty() && count <= LISTED) {
      return List.copyOf(first);
    }
    return List.of();
  }

  /** The first of them. */
  Told.Transaction begin() {
    return head();
  }

  /** The first and the last number. */
  String ids() {
    Told.Transaction end = then.orElse(last);
    return head().transaction().transactionId() + "–" + end.transaction().transactionId();
  }

  /** What was asked for. */
  String asked() {
    if (then.isPresent() || isBusy()) {
      return Wording.asked(head());
    }
    return Units.grouped(count) + " × " + (alike ? Wording.asked(head()) : head().operation());
  }

  /** What came of it. */
  String outcome() {
    if (then.isPresent() || isBusy()) {
      Told.Transaction end = then.orElse(last);
      Duration time = Duration.between(head().time(), end.transaction().time());
      return head().response()
          + " ×"
          + Units.grouped(count)
          + " in "
          + Units.time(time)
          + then.map(each -> ", then " + Wording.outcome(each)).orElse("");
    }
    return (bytes > 0 ? "data " + Units.bytes(bytes) + ", " : "") + head().response();
  }

  /** Whether {@code --all} tells more of it. */
  boolean hidesSomething() {
    return !alike || bytes > 0;
  }

  /** How the last one went. */
  Told.Transaction end() {
    return then.orElse(last);
  }
}
