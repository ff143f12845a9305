package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BulkBuffersTest {

  @Test
  void nobodyGetsABufferThatSomebodyHas() throws Exception {
    Set<ByteBuffer> inUse =
        Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
    try (Background background = new Background()) {
      List<Future<Boolean>> workers = new ArrayList<>();
      for (int t = 0; t < 12; t++) {
        workers.add(
            background.run(
                () -> {
                  for (int i = 0; i < 3000; i++) {
                    ByteBuffer buffer = BulkBuffers.borrow();
                    assertThat(inUse.add(buffer)).as("not in use by another").isTrue();
                    assertThat(buffer.remaining()).isEqualTo(BulkBuffers.BYTES);
                    buffer.position(i % BulkBuffers.BYTES);
                    inUse.remove(buffer);
                    BulkBuffers.giveBack(buffer);
                  }
                  return true;
                }));
      }
      for (Future<Boolean> worker : workers) {
        assertThat(Background.get(worker)).isTrue();
      }
    }
  }

  @Test
  void buffersAreUsedAgain() {
    ByteBuffer buffer = BulkBuffers.borrow();
    buffer.limit(3).position(2);
    BulkBuffers.giveBack(buffer);

    ByteBuffer again = BulkBuffers.borrow();

    assertThat(again).isSameAs(buffer);
    assertThat(again.remaining()).isEqualTo(BulkBuffers.BYTES);
    BulkBuffers.giveBack(again);
  }
}
