package dev.ptpip.simulator.testing;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.simulator.store.ContentFacts;
import dev.ptpip.simulator.store.ObjectContent;
import dev.ptpip.simulator.store.ThumbnailFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bytes of any number that depend on their place only, and that can be made to fail. */
public final class TestContent implements ObjectContent {
  private static final Bytes THUMBNAIL = Bytes.of(0xFF, 0xD8, 1, 2, 3, 0xFF, 0xD9);

  private final long size;
  private final ContentFacts facts;
  private final AtomicBoolean broken = new AtomicBoolean();

  private TestContent(long size, ContentFacts facts) {
    this.size = size;
    this.facts = facts;
  }

  /** A picture of 6000 x 4000 with a thumbnail. */
  public static TestContent picture(long size) {
    ThumbnailFacts thumbnail = ThumbnailFacts.jpeg(THUMBNAIL.size(), 160, 120);
    return new TestContent(size, new ContentFacts(6000, 4000, 24, thumbnail, Optional.empty()));
  }

  /** No picture. */
  public static TestContent plain(long size) {
    return new TestContent(size, ContentFacts.NONE);
  }

  /** The byte at a place. */
  public static byte byteAt(long position) {
    return (byte) (position * 31 + (position >>> 16));
  }

  /** Part of the bytes. */
  public static Bytes bytes(long position, int count) {
    byte[] array = new byte[count];
    for (int i = 0; i < count; i++) {
      array[i] = byteAt(position + i);
    }
    return Bytes.copyOf(array);
  }

  /** Fails from now on. */
  public void breakDown() {
    broken.set(true);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public DataSource open() {
    return new DataSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public int read(long position, ByteBuffer target) throws IOException {
        if (broken.get()) {
          throw new IOException("made to fail");
        }
        if (position >= size) {
          return -1;
        }
        int count = (int) Math.min(target.remaining(), size - position);
        for (int i = 0; i < count; i++) {
          target.put(byteAt(position + i));
        }
        return count;
      }
    };
  }

  @Override
  public ContentFacts facts() {
    return facts;
  }

  @Override
  public Optional<DataSource> thumbnail() {
    return facts.thumbnail().size() == 0 ? Optional.empty() : Optional.of(DataSource.of(THUMBNAIL));
  }
}
