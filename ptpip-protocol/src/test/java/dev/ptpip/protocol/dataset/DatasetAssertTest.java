package dev.ptpip.protocol.dataset;

import static dev.ptpip.protocol.dataset.DatasetAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DatasetAssertTest {

  @Test
  void differenceIsShownWithOffsetFieldAndBytes() {
    StorageInfo info = StorageInfo.decode(Golden.STORAGE_INFO, DecodePolicy.STRICT);
    byte[] other = Golden.STORAGE_INFO.toArray();
    other[6] = 1;

    assertThat(info).encodesTo(Golden.STORAGE_INFO);
    assertThatThrownBy(() -> assertThat(info).encodesTo(Bytes.copyOf(other)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll("from offset 6 on (MaxCapacity)", "[01]", "[00]");
    assertThatThrownBy(
            () -> assertThat(info).encodesTo(Bytes.copyOf(Arrays.copyOf(other, other.length + 1))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected 39 bytes");
  }
}
