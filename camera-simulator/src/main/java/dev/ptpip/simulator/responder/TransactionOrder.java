package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.value.TransactionId;

/**
 * Judges the transaction ids of one connection (MTP 1.1 §4.3.3). Confined to the command thread.
 */
final class TransactionOrder {
  private final Rule rule;
  private TransactionId expected = TransactionId.FIRST;

  /** What is asked of transaction ids. */
  enum Rule {
    /** Nothing. */
    ANY,
    /** 0 and 0xFFFFFFFF are no ids within a session. */
    VALID,
    /** They count from 1 within a session, and are 0 outside. */
    COUNTING
  }

  TransactionOrder(Rule rule) {
    this.rule = rule;
  }

  /** A session begins. */
  void sessionOpened() {
    expected = TransactionId.FIRST;
  }

  /** Whether the id of a request outside a session is acceptable. */
  boolean acceptOutsideSession(OperationRequest request) {
    return rule != Rule.COUNTING || request.transactionId().equals(TransactionId.NONE);
  }

  /**
   * Whether the id of a request within a session is acceptable; one that is not leaves the count
   * where it was.
   */
  boolean acceptInSession(OperationRequest request) {
    TransactionId id = request.transactionId();
    return switch (rule) {
      case ANY -> true;
      case VALID -> isOpenSession(request) || !(id.equals(TransactionId.NONE) || isReserved(id));
      case COUNTING -> (isOpenSession(request) && id.equals(TransactionId.NONE)) || isNext(id);
    };
  }

  private static boolean isReserved(TransactionId id) {
    return id.equals(TransactionId.ANY);
  }

  private boolean isNext(TransactionId id) {
    if (!id.equals(expected)) {
      return false;
    }
    expected = expected.next();
    return true;
  }

  /** OpenSession has id 0 (PIMA 15740 §10.4.2), so it is not judged where it comes too late. */
  private static boolean isOpenSession(OperationRequest request) {
    return request.operation().equals(OperationCode.OPEN_SESSION);
  }
}
