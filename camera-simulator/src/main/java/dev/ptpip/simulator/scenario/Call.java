package dev.ptpip.simulator.scenario;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationHandler;
import dev.ptpip.simulator.responder.OperationInterceptor;
import dev.ptpip.simulator.responder.Reply;
import java.io.IOException;

/** An operation that code of a test answers. Confined to the command thread. */
public final class Call {
  private final Exchange exchange;
  private final OperationHandler usual;

  /** Answers an operation. */
  @FunctionalInterface
  public interface Answer {
    /** The answer. */
    Reply answer(Call call) throws IOException;
  }

  Call(Exchange exchange, OperationHandler usual) {
    this.exchange = exchange;
    this.usual = usual;
  }

  /** What an interceptor does that lets {@code answer} decide. */
  public static OperationInterceptor interceptor(Answer answer) {
    return (exchange, next) -> answer.answer(new Call(exchange, next));
  }

  /** A response without data. */
  public Reply reply(ResponseCode code, int... parameters) {
    return Reply.code(code, parameters);
  }

  /** Data and OK. */
  public Reply data(Bytes data, int... parameters) {
    return Reply.data(data, parameters);
  }

  /** What the camera would do by itself; at most once. */
  public Reply proceed() throws IOException {
    return usual.handle(exchange);
  }

  /** The request's parameters. */
  public Parameters parameters() {
    return new Parameters(exchange.request(), exchange.camera().model());
  }

  /** The initiator's data, as far as it is not streamed. */
  public Bytes data() {
    return exchange.data();
  }

  /** The camera's state. */
  public Camera camera() {
    return exchange.camera();
  }
}
