package dev.ptpip.pcap.record;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Encoded blocks that wait to be written to the file. Guarded by the lock of the recorder. */
final class PendingBytes extends OutputStream {
  private static final int START_BYTES = 64 * 1024;

  private byte[] bytes = new byte[START_BYTES];
  private int count;

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    if (bytes.length - count < length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, count + length));
    }
    System.arraycopy(source, offset, bytes, count, length);
    count += length;
  }

  int count() {
    return count;
  }

  void writeTo(OutputStream target) throws IOException {
    target.write(bytes, 0, count);
  }

  void clear() {
    count = 0;
    if (bytes.length > CaptureRecorder.PENDING_LIMIT) {
      bytes = new byte[START_BYTES];
    }
  }
}
