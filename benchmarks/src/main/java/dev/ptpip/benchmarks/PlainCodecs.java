package dev.ptpip.benchmarks;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Two layouts written out by hand, as somebody would who needs these two only. */
final class PlainCodecs {
  /** An Operation_Request. */
  public record Request(
      int dataPhase, short operation, int transactionId, List<Integer> parameters) {}

  /** An ObjectInfo. */
  public record Info(
      int storage,
      short format,
      short protection,
      int size,
      short thumbFormat,
      int thumbSize,
      int thumbWidth,
      int thumbHeight,
      int width,
      int height,
      int depth,
      int parent,
      short associationType,
      int associationDesc,
      int sequence,
      String name,
      String captured,
      String modified,
      String keywords) {}

  private PlainCodecs() {}

  static Request readRequest(ByteBuffer in) {
    int end = in.getInt();
    in.getInt();
    int dataPhase = in.getInt();
    short operation = in.getShort();
    int transactionId = in.getInt();
    List<Integer> parameters = new ArrayList<>(5);
    while (in.position() < end) {
      parameters.add(in.getInt());
    }
    return new Request(dataPhase, operation, transactionId, parameters);
  }

  static void write(Request request, ByteBuffer out) {
    out.putInt(18 + 4 * request.parameters.size()).putInt(6);
    out.putInt(request.dataPhase).putShort(request.operation).putInt(request.transactionId);
    for (int parameter : request.parameters) {
      out.putInt(parameter);
    }
  }

  static Info readInfo(ByteBuffer in) {
    return new Info(
        in.getInt(),
        in.getShort(),
        in.getShort(),
        in.getInt(),
        in.getShort(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getInt(),
        in.getShort(),
        in.getInt(),
        in.getInt(),
        string(in),
        string(in),
        string(in),
        string(in));
  }

  static void write(Info info, ByteBuffer out) {
    out.putInt(info.storage).putShort(info.format).putShort(info.protection).putInt(info.size);
    out.putShort(info.thumbFormat).putInt(info.thumbSize);
    out.putInt(info.thumbWidth).putInt(info.thumbHeight);
    out.putInt(info.width).putInt(info.height).putInt(info.depth).putInt(info.parent);
    out.putShort(info.associationType).putInt(info.associationDesc).putInt(info.sequence);
    string(info.name, out);
    string(info.captured, out);
    string(info.modified, out);
    string(info.keywords, out);
  }

  private static String string(ByteBuffer in) {
    int units = in.get() & 0xFF;
    if (units == 0) {
      return "";
    }
    char[] text = new char[units - 1];
    for (int i = 0; i < text.length; i++) {
      text[i] = in.getChar();
    }
    in.getChar();
    return new String(text);
  }

  private static void string(String text, ByteBuffer out) {
    if (text.isEmpty()) {
      out.put((byte) 0);
      return;
    }
    out.put((byte) (text.length() + 1));
    for (int i = 0; i < text.length(); i++) {
      out.putChar(text.charAt(i));
    }
    out.putChar('\0');
  }
}
