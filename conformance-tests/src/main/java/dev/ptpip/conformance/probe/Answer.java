package dev.ptpip.conformance.probe;

import dev.ptpip.conformance.probe.Observation.Received;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of an operation.
 *
 * @param call what was asked for
 * @param transactionId with which id
 * @param observations all that came on the Command/Data connection up to the end
 * @param start the Start_Data, if one came
 * @param data the payload, at most as much as is held in memory
 * @param dataLength how long the payload was
 * @param end what ended the wait: the response, or whatever came or did not come in its place
 * @param time from the request to the end
 */
public record Answer(
    Call call,
    TransactionId transactionId,
    List<Observation> observations,
    Optional<StartData> start,
    Bytes data,
    long dataLength,
    Observation end,
    Duration time) {

  /** Copies the list. */
  public Answer {
    observations = List.copyOf(observations);
  }

  /** The response, if one came. */
  public Optional<OperationResponse> response() {
    return end.as(OperationResponse.class);
  }

  /** The response code, if a response came. */
  public Optional<ResponseCode> code() {
    return response().map(OperationResponse::response);
  }

  /** Whether the response is {@code code}. */
  public boolean is(ResponseCode code) {
    return code().filter(code::equals).isPresent();
  }

  /** Whether the response is OK. */
  public boolean isOk() {
    return is(ResponseCode.OK);
  }

  /** Parameter {@code number} of the response; 0 if it or the response is missing. */
  public int parameter(int number) {
    return response().map(response -> response.parameter(number)).orElse(0);
  }

  /** Whether a data phase came. */
  public boolean hasData() {
    return start.isPresent();
  }

  /** The packets of it, in order. */
  public List<Received> packets() {
    return observations.stream()
        .filter(Received.class::isInstance)
        .map(Received.class::cast)
        .toList();
  }

  /** The connection ended in place of a response. */
  public boolean isGone() {
    return end.isGone();
  }

  /** Nothing came in place of a response. */
  public boolean isSilence() {
    return end.isSilence();
  }

  /** In words: the response, or what came in its place, and after which time. */
  public String describe() {
    return outcome() + (end.isSilence() ? "" : " after " + Words.time(time));
  }

  /** In words: the response, or what came in its place. */
  public String outcome() {
    return response()
        .map(
            response ->
                Words.of(response.response())
                    + (response.parameters().isEmpty() ? "" : Words.list(response.parameters())))
        .orElseGet(end::describe);
  }
}
