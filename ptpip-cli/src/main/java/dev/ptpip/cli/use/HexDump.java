package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Human;
import dev.ptpip.protocol.io.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Bytes for people: offset, sixteen bytes, the ASCII characters among them. */
final class HexDump {
  private static final int ROW = 16;

  private HexDump() {}

  static List<String> of(Bytes bytes) {
    List<String> lines = new ArrayList<>();
    for (int at = 0; at < bytes.size(); at += ROW) {
      StringBuilder hex = new StringBuilder();
      StringBuilder ascii = new StringBuilder();
      for (int i = at; i < Math.min(at + ROW, bytes.size()); i++) {
        int value = bytes.at(i);
        hex.append(i == at ? "" : " ").append(Human.hex(value, 2).substring(2));
        ascii.append(value >= ' ' && value < 0x7F ? (char) value : '.');
      }
      lines.add(
          Human.hex(at, 8).substring(2) + "  " + Human.pad(hex.toString(), 47) + "  " + ascii);
    }
    return lines;
  }
}
