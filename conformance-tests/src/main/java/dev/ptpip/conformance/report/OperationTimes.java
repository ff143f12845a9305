package dev.ptpip.conformance.report;

import dev.ptpip.conformance.probe.Frame;
import dev.ptpip.conformance.run.CaseResult;
import dev.ptpip.conformance.run.RunResult;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long the target took for an operation, from the request to its response.
 *
 * @param operation its name
 * @param calls how often
 * @param median in the middle
 * @param worst at the most
 */
record OperationTimes(String operation, int calls, Duration median, Duration worst) {
  /** Of all operations in the transcripts of a run, by name. */
  static List<OperationTimes> of(RunResult run) {
    CodeBook codes = run.start().facts().codes();
    Map<String, List<Duration>> all = new TreeMap<>();
    for (CaseResult result : run.results()) {
      Map<String, Frame> open = new HashMap<>();
      for (Frame frame : result.transcript().frames()) {
        collect(frame, codes, open, all);
      }
    }
    return all.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }

  private static void collect(
      Frame frame, CodeBook codes, Map<String, Frame> open, Map<String, List<Duration>> all) {
    if (frame.typeCode().filter(type -> type == 6 || type == 7).isEmpty()) {
      return;
    }
    String key = frame.connection() + "/";
    if (frame.kind() == Frame.Kind.SENT
        && frame.packet().orElse(null) instanceof OperationRequest request) {
      open.put(key + request.transactionId(), frame);
    } else if (frame.kind() == Frame.Kind.RECEIVED
        && frame.packet().orElse(null) instanceof OperationResponse response) {
      Optional.ofNullable(open.remove(key + response.transactionId()))
          .ifPresent(
              asked -> {
                if (asked.packet().orElse(null) instanceof OperationRequest request) {
                  all.computeIfAbsent(codes.name(request.operation()), name -> new ArrayList<>())
                      .add(frame.at().minus(asked.at()));
                }
              });
    }
  }

  private static OperationTimes of(String operation, List<Duration> times) {
    List<Duration> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return new OperationTimes(
        operation, sorted.size(), sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
  }
}
