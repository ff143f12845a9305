package dev.ptpip.pcap.conversation;

import dev.ptpip.pcap.net.PlaceReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Reads frames again that came out of order. Confined to the thread that reads. */
final class FileAgain implements PlaceReader, Closeable {
  private final Path file;
  private @Nullable FileChannel channel;
  private ByteBuffer buffer = ByteBuffer.allocate(2048);

  FileAgain(Path file) {
    this.file = file;
  }

  @Override
  public ByteBuffer read(long place, int length) throws IOException {
    FileChannel open = channel;
    if (open == null) {
      open = FileChannel.open(file, StandardOpenOption.READ);
      channel = open;
    }
    if (length > buffer.capacity()) {
      buffer = ByteBuffer.allocate(length);
    }
    buffer.clear().limit(length);
    while (buffer.hasRemaining()) {
      if (open.read(buffer, place + buffer.position()) <= 0) {
        throw new EOFException(file + " has become shorter while it was read");
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    FileChannel open = channel;
    if (open != null) {
      open.close();
    }
  }
}
