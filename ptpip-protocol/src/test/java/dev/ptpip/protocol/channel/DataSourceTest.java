package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.io.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceTest {
  private static Bytes readAt(DataSource source, long position, int size) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(size);
    int count = source.read(position, target);
    assertThat(target.position()).isEqualTo(Math.max(count, 0));
    return Bytes.copyOf(target.flip());
  }

  @Test
  void everyKindReadsAtAnyPosition(@TempDir Path folder) throws IOException {
    try (FileChannel file = Pattern.file(folder, 100)) {
      Bytes all = Pattern.bytes(100);
      for (DataSource source :
          List.of(
              DataSource.of(all),
              DataSource.of(file, 0, 100),
              Pattern.source(100),
              DataSource.of(Pattern.bytes(200)).slice(0, 100),
              DataSource.of(file, 0, 100).slice(0, 100))) {
        assertThat(source.size()).isEqualTo(100);
        assertThat(source.readAll()).isEqualTo(all);
        assertThat(readAt(source, 0, 10)).isEqualTo(all.slice(0, 10));
        assertThat(readAt(source, 95, 10)).isEqualTo(all.slice(95, 100));
        assertThat(source.read(100, ByteBuffer.allocate(1))).isEqualTo(-1);
        assertThat(source.read(1000, ByteBuffer.allocate(1))).isEqualTo(-1);
      }
    }
  }

  @Test
  void slicesAreCountedFromTheirOwnStart(@TempDir Path folder) throws IOException {
    try (FileChannel file = Pattern.file(folder, 100)) {
      for (DataSource whole :
          List.of(DataSource.of(Pattern.bytes(100)), DataSource.of(file, 0, 100))) {
        DataSource slice = whole.slice(10, 50).slice(5, 20);

        assertThat(slice.size()).isEqualTo(20);
        assertThat(slice.readAll()).isEqualTo(Pattern.bytes(100).slice(15, 35));
        assertThat(readAt(slice, 18, 10)).isEqualTo(Pattern.bytes(100).slice(33, 35));
        assertThat(slice.read(20, ByteBuffer.allocate(1))).isEqualTo(-1);
      }
    }
  }

  @Test
  void slicesBeyondTheSourceAreRefused() {
    DataSource source = DataSource.of(Pattern.bytes(10));

    assertThat(source.slice(10, 0).size()).isZero();
    for (long[] wrong :
        new long[][] {{-1, 1}, {0, -1}, {0, 11}, {10, 1}, {11, 0}, {1, Long.MAX_VALUE}}) {
      assertThatThrownBy(() -> source.slice(wrong[0], wrong[1]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("of 10 bytes");
    }
  }

  @Test
  void filesAreTransferredWithinTheirPart(@TempDir Path folder) throws IOException {
    try (FileChannel file = Pattern.file(folder, 100)) {
      ByteArrayOutputStream target = new ByteArrayOutputStream();
      DataSource slice = DataSource.of(file, 10, 50).slice(5, 20);

      assertThat(slice.transferTo(15, 100, Channels.newChannel(target))).isEqualTo(5);

      assertThat(Bytes.copyOf(target.toByteArray())).isEqualTo(Pattern.bytes(100).slice(30, 35));
    }
  }

  @Test
  void memoryHasNoDirectTransfer() throws IOException {
    assertThat(
            DataSource.of(Bytes.of(1))
                .transferTo(0, 1, Channels.newChannel(new ByteArrayOutputStream())))
        .isZero();
  }

  @Test
  void aSourceThatEndsEarlyIsNoticed(@TempDir Path folder) throws IOException {
    try (FileChannel file = Pattern.file(folder, 10)) {
      assertThatThrownBy(() -> DataSource.of(file, 5, 10).readAll())
          .isInstanceOf(EOFException.class)
          .hasMessage("source ended at 5 of 10 bytes");
    }
  }

  @Test
  void aMemorySinkKeepsUpToItsLimitAndCountsTheRest() {
    MemorySink sink = new MemorySink(3000);
    sink.accept(Pattern.bytes(2000).asBuffer());
    assertThat(sink.isOverflown()).isFalse();
    ByteBuffer more = Pattern.bytes(2000).asBuffer();
    sink.accept(more);

    assertThat(more.hasRemaining()).isFalse();
    assertThat(sink.isOverflown()).isTrue();
    assertThat(sink.bytes()).isEqualTo(Pattern.bytes(2000).concat(Pattern.bytes(1000)));
    assertThat(new MemorySink(0).bytes()).isEqualTo(Bytes.EMPTY);
  }
}
