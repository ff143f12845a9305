package dev.ptpip.simulator.picture;

import dev.ptpip.protocol.io.Bytes;
import java.io.ByteArrayOutputStream;

/** The segments before the entropy-coded data of a baseline JPEG, colour at half resolution. */
final class JpegHeader {
  private static final int SOI = 0xD8;
  private static final int SOF0 = 0xC0;
  private static final int DHT = 0xC4;
  private static final int SOS = 0xDA;
  private static final int DQT = 0xDB;
  private static final int DRI = 0xDD;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;

  /** JFIF 1.02, no units, no thumbnail (ITU-T T.871 §10.1). */
  private static final byte[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0};

  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private JpegHeader() {}

  /**
   * Everything up to the first entropy-coded byte.
   *
   * @param exif the TIFF structure of EXIF; empty for a JFIF header instead
   * @param restartInterval MCUs between restart markers; 0 for none
   */
  static byte[] of(int width, int height, QuantTables steps, Bytes exif, int restartInterval) {
    JpegHeader header = new JpegHeader();
    header.marker(SOI);
    if (exif.isEmpty()) {
      header.segment(APP0, JFIF);
    } else {
      header.segment(APP1, Bytes.copyOf(EXIF).concat(exif).toArray());
    }
    header.quantization(0, steps.luma);
    header.quantization(1, steps.chroma);
    header.frame(width, height);
    header.huffman(0x00, HuffmanTable.LUMA_DC);
    header.huffman(0x10, HuffmanTable.LUMA_AC);
    header.huffman(0x01, HuffmanTable.CHROMA_DC);
    header.huffman(0x11, HuffmanTable.CHROMA_AC);
    if (restartInterval > 0) {
      header.segment(DRI, (byte) (restartInterval >> 8), (byte) restartInterval);
    }
    header.segment(SOS, new byte[] {3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0});
    return header.out.toByteArray();
  }

  private void marker(int code) {
    out.write(0xFF);
    out.write(code);
  }

  private void segment(int code, byte... body) {
    int length = body.length + 2;
    if (length > 0xFFFF) {
      throw new IllegalArgumentException("a JPEG segment of " + length + " bytes");
    }
    marker(code);
    out.write(length >> 8);
    out.write(length);
    out.writeBytes(body);
  }

  private void quantization(int id, int[] steps) {
    byte[] body = new byte[65];
    body[0] = (byte) id;
    for (int i = 0; i < 64; i++) {
      body[i + 1] = (byte) steps[i];
    }
    segment(DQT, body);
  }

  private void huffman(int id, HuffmanTable table) {
    segment(DHT, Bytes.of(id).concat(Bytes.copyOf(table.definition())).toArray());
  }

  /** Three components of 8 bits; luma sampled twice as finely both ways. */
  private void frame(int width, int height) {
    segment(
        SOF0,
        (byte) 8,
        (byte) (height >> 8),
        (byte) height,
        (byte) (width >> 8),
        (byte) width,
        (byte) 3,
        (byte) 1,
        (byte) 0x22,
        (byte) 0,
        (byte) 2,
        (byte) 0x11,
        (byte) 1,
        (byte) 3,
        (byte) 0x11,
        (byte) 1);
  }
}
