package dev.ptpip.conformance.client;

import dev.ptpip.protocol.code.OperationCode;
import java.util.ArrayList;
import java.util.List;

/** Cases about transfers that the camera does not bring to their end. */
final class GivingUpCases {
  private GivingUpCases() {}

  static void add(List<ClientCase> all) {
    all.add(
        ClientCases.of(
            "PTPIP-CANCEL-12",
            "data",
            "a camera may give up a transfer",
            Scene.broken(Twist.GIVES_UP, "GetObject#1@request, on event:probe"),
            GivingUpCases::fetchesAgainOrReports));
  }

  /** What was not completed is asked for again, and completed, or it is reported. */
  static List<Shortcoming> fetchesAgainOrReports(Evidence seen) {
    List<Shortcoming> found = new ArrayList<>(Expect.ends(seen));
    if (!seen.exit().isGood()) {
      return found;
    }
    List<Deal> fetched =
        seen.deals().stream()
            .filter(each -> each.isOf(OperationCode.GET_OBJECT, OperationCode.GET_PARTIAL_OBJECT))
            .toList();
    for (Deal broken : fetched) {
      boolean made =
          broken.isOk()
              || fetched.stream()
                  .anyMatch(
                      each ->
                          each.isOk()
                              && each.asked().frame() > broken.asked().frame()
                              && each.request().parameter(1) == broken.request().parameter(1));
      if (!made) {
        found.add(
            Shortcoming.at(
                broken.asked(),
                "the object is fetched again, or exit code not 0",
                "a part of it was taken for the whole; " + seen.exit().text()));
      }
    }
    return found;
  }
}
