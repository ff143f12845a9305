package dev.ptpip.pcap.describe;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationResponse;
import java.util.List;
import java.util.stream.Collectors;

/** Requests and responses in a few words. */
public final class Phrases {
  private Phrases() {}

  /** {@code GetObject 0x2911000D}. */
  public static String of(OperationRequest request, CodeBook book) {
    List<String> labels =
        book.find(request.operation()).map(OperationInfo::parameterLabels).orElse(List.of());
    return book.name(request.operation()) + words(request.parameters(), labels, book);
  }

  /** {@code OK 0x00010001}. */
  public static String of(OperationResponse response, OperationRequest request, CodeBook book) {
    List<String> labels =
        book.find(request.operation()).map(OperationInfo::responseLabels).orElse(List.of());
    return book.name(response.response()) + words(response.parameters(), labels, book);
  }

  /** What a dataset says, on one line. */
  public static String of(Decoded decoded) {
    return decoded.kind() + ": " + Wording.headline(decoded);
  }

  private static String words(List<Integer> raw, List<String> labels, CodeBook book) {
    return Parameter.of(raw, labels, book).stream()
        .map(each -> " " + each.value().text())
        .collect(Collectors.joining());
  }
}
