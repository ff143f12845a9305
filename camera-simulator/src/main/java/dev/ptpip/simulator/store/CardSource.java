package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Bytes of an object on a card, until that is taken out. */
final class CardSource implements DataSource {
  private final DataSource source;
  private final Card card;
  private final Object insertion;
  private final StorageId storage;

  CardSource(DataSource source, Card card, Object insertion, StorageId storage) {
    this.source = source;
    this.card = card;
    this.insertion = insertion;
    this.storage = storage;
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    check();
    return source.read(position, target);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    check();
    return source.transferTo(position, count, target);
  }

  private void check() throws MediumRemovedException {
    if (card.insertion() != insertion) {
      throw new MediumRemovedException(storage);
    }
  }
}
