package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.stream.ImageInputStreamImpl;
import org.jspecify.annotations.Nullable;

/**
 * A file as a decoder reads it, without a copy in memory. It ends in an exception, so that no time
 * is spent on the grey that stands for what is missing. Confined to one thread.
 */
final class JpegInput extends ImageInputStreamImpl {
  private final DataSource file;
  private @Nullable IOException failure;

  JpegInput(DataSource file) {
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    bitOffset = 0;
    int count = fetch(ByteBuffer.wrap(target, offset, length));
    if (count <= 0 && length > 0) {
      throw new EOFException("the file ends within the picture");
    }
    streamPos += count;
    return count;
  }

  private int fetch(ByteBuffer target) throws IOException {
    try {
      return file.read(streamPos, target);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Throws what went wrong with the file itself, if something did. */
  void throwFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }
}
