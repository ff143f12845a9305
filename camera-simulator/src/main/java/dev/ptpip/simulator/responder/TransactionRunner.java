package dev.ptpip.simulator.responder;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.model.Quirk;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out one transaction after the other: data phase from the initiator, checks, interceptors
 * and handler, data phase to the initiator, response (CIPA DC-005 §2.3.6 to §2.3.11). The checks
 * run in this order: session, transaction id, operation, asynchronous work in the way, undefined
 * parameters; the handler's own come behind, and the length of the data last. Confined to the
 * command thread.
 */
final class TransactionRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TransactionRunner.class);

  private final ResponderContext context;
  private final InitiatorLink link;
  private final CommandInput input;
  private final TransactionOrder order;
  private final ReplySender sender;
  private Optional<SessionState> counted = Optional.empty();
  private Optional<TransactionId> endDataMayFollow = Optional.empty();

  /** What was found before the handler. */
  private record Admission(Optional<OperationTable.Entry> entry, Optional<ResponseCode> refusal) {}

  TransactionRunner(ResponderContext context, InitiatorLink link, CommandInput input) {
    this.context = context;
    this.link = link;
    this.input = input;
    this.order = new TransactionOrder(context.rules().transactionRule());
    this.sender = new ReplySender(link.command().channel(), input, context.rules());
  }

  /** Whether this is the End_Data that a Start_Data with length 0 was not waited for. */
  boolean isLateEnd(EndData packet) {
    boolean expected =
        packet.payload().isEmpty()
            && endDataMayFollow.filter(packet.transactionId()::equals).isPresent();
    endDataMayFollow = Optional.empty();
    return expected;
  }

  /** From the request to the response and the work behind it. */
  void run(OperationRequest request) throws IOException {
    Instant at = context.camera().clock().now();
    long begun = context.hostClock().nanos();
    Exchange exchange = new Exchange(request, context, link);
    link.begin(exchange);
    List<Runnable> afterwards = List.of();
    IncomingData taken = null;
    Deviations deviations = context.deviations();
    try {
      deviations.began(exchange);
      Admission admission = admit(exchange);
      IncomingData incoming = new IncomingData(exchange, admission.entry(), admission.refusal());
      taken = incoming;
      Reply reply;
      try {
        endDataMayFollow = Optional.empty();
        if (Announcement.of(request, admission.entry(), context.rules()).brings(input, request)) {
          take(exchange, incoming);
        }
        reply = deviations.answer(exchange, () -> reply(exchange, admission, incoming));
      } finally {
        incoming.abandonUnlessCompleted();
      }
      afterwards = reply.afterwards();
      ReplySender.Sent sent = sender.send(exchange, reply, admission.entry());
      journal(at, begun, exchange, incoming.bytes(), sent);
      if (request.operation().equals(OperationCode.OPEN_SESSION) && reply.isOk()) {
        link.session().ifPresent(deviations::sessionOpened);
      }
    } catch (IOException broken) {
      broken(at, begun, exchange, taken == null ? 0 : taken.bytes(), broken);
      throw broken;
    } finally {
      link.end();
      deviations.ended(exchange);
      finish(exchange, afterwards);
    }
  }

  private static void finish(Exchange exchange, List<Runnable> afterwards) {
    for (Runnable work : afterwards) {
      try {
        work.run();
      } catch (RuntimeException | Error failure) {
        LOG.error("Work behind an operation failed: {}", exchange, failure);
      }
    }
  }

  private void journal(
      Instant at, long begun, Exchange exchange, long taken, ReplySender.Sent sent) {
    OperationResponse response = sent.response();
    Duration duration = since(begun);
    context
        .log()
        .ended(
            number ->
                new JournalEntry(
                    number,
                    at,
                    link.initiator(),
                    exchange.request(),
                    Optional.of(response.response()),
                    response.parameters(),
                    taken,
                    sent.bytes(),
                    sent.meant(),
                    duration,
                    exchange.rules(),
                    Optional.empty()));
  }

  private void broken(Instant at, long begun, Exchange exchange, long taken, IOException why) {
    Duration duration = since(begun);
    long meant = sender.meant();
    long sent = Math.min(meant, sender.begun());
    String phase =
        meant > 0
            ? "data "
                + CodeNames.size(meant)
                + ", cut at "
                + Math.round(100.0 * sent / meant)
                + " %"
            : "no response, " + why.getMessage();
    context
        .log()
        .ended(
            number ->
                new JournalEntry(
                    number,
                    at,
                    link.initiator(),
                    exchange.request(),
                    Optional.empty(),
                    List.of(),
                    taken,
                    sent,
                    meant,
                    duration,
                    exchange.rules(),
                    Optional.of(phase)));
  }

  private Duration since(long begun) {
    return Duration.ofNanos(context.hostClock().nanos() - begun);
  }

  // ---- checks

  private Admission admit(Exchange exchange) {
    OperationRequest request = exchange.request();
    if (link.performer().isPresent()) {
      return new Admission(
          Optional.of(ScriptedOperation.entry(request, link.performer().get())), Optional.empty());
    }
    Optional<OperationTable.Entry> entry = context.operations().find(request.operation());
    boolean needsSession =
        entry.map(known -> !known.spec().has(OperationSpec.Trait.WITHOUT_SESSION)).orElse(true);
    if (needsSession && !exchange.hasSession()) {
      return new Admission(entry, Optional.of(ResponseCode.SESSION_NOT_OPEN));
    }
    Optional<SessionState> session = link.session();
    if (!session.equals(counted)) {
      counted = session;
      order.sessionOpened();
    }
    boolean idAccepted =
        exchange.hasSession()
            ? order.acceptInSession(request)
            : order.acceptOutsideSession(request);
    if (!idAccepted) {
      return new Admission(entry, Optional.of(ResponseCode.INVALID_TRANSACTION_ID));
    }
    session.ifPresent(open -> open.began(request.operation(), request.transactionId()));
    return new Admission(
        entry,
        entry
            .map(known -> refusal(known.spec(), request))
            .orElse(Optional.of(ResponseCode.OPERATION_NOT_SUPPORTED)));
  }

  private Optional<ResponseCode> refusal(OperationSpec spec, OperationRequest request) {
    if (spec.has(OperationSpec.Trait.REFUSED_WHILE_BUSY) && context.camera().activity().isBusy()) {
      return Optional.of(ResponseCode.DEVICE_BUSY);
    }
    for (int i = spec.parameters(); i < request.parameters().size(); i++) {
      if (request.parameters().get(i) != 0) {
        return Optional.of(ResponseCode.PARAMETER_NOT_SUPPORTED);
      }
    }
    return Optional.empty();
  }

  // ---- data from the initiator

  private void take(Exchange exchange, IncomingData incoming) throws IOException {
    DataOutPhase phase =
        new DataOutPhase(
            input,
            exchange.transactionId(),
            context.options().stall(),
            context.rules().has(Quirk.Kind.ZERO_START_DATA_ENDS_PHASE)
                ? DataOutPhase.ZeroLength.ENDS_PHASE
                : DataOutPhase.ZeroLength.END_DATA_FOLLOWS);
    DataOutPhase.Result result =
        phase.take(
            exchange,
            start -> context.deviations().incoming(exchange, start, incoming.open(start)));
    if (result.ending() == DataOutPhase.Ending.WITHOUT_END_DATA) {
      endDataMayFollow = Optional.of(exchange.transactionId());
    }
    incoming.ended(result);
  }

  // ---- the answer

  private Reply reply(Exchange exchange, Admission admission, IncomingData incoming) {
    if (link.performer().isPresent()) {
      return handle(exchange, admission.entry().orElseThrow().handler());
    }
    if (incoming.isCancelled()) {
      return Reply.code(ResponseCode.TRANSACTION_CANCELLED);
    }
    if (admission.refusal().isPresent()) {
      return Reply.code(admission.refusal().get());
    }
    OperationTable.Entry entry = admission.entry().orElseThrow();
    return incoming.problem().orElseGet(() -> handle(exchange, incoming.handler(entry.handler())));
  }

  private Reply handle(Exchange exchange, OperationHandler handler) {
    OperationHandler outermost = handler;
    for (int i = context.interceptors().size() - 1; i >= 0; i--) {
      OperationInterceptor interceptor = context.interceptors().get(i);
      OperationHandler next = outermost;
      outermost = current -> interceptor.intercept(current, next);
    }
    try {
      return outermost.handle(exchange);
    } catch (Exception | Error failure) {
      LOG.error("Operation failed: {}", exchange, failure);
      return Reply.code(ResponseCode.GENERAL_ERROR);
    }
  }
}
