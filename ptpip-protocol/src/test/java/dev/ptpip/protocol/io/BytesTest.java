package dev.ptpip.protocol.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BytesTest {

  @Test
  void doNotChangeWithTheArrayTheyCameFrom() {
    byte[] array = {1, 2, 3};
    Bytes bytes = Bytes.copyOf(array);
    Bytes part = Bytes.copyOf(array, 1, 2);
    Bytes buffered = Bytes.copyOf(ByteBuffer.wrap(array));

    array[1] = 9;

    assertThat(bytes).isEqualTo(Bytes.of(1, 2, 3));
    assertThat(part).isEqualTo(Bytes.of(2, 3));
    assertThat(buffered).isEqualTo(Bytes.of(1, 2, 3));
  }

  @Test
  void doNotChangeWithTheArrayTheyGive() {
    Bytes bytes = Bytes.of(1, 2, 3);

    bytes.toArray()[0] = 9;

    assertThat(bytes.at(0)).isEqualTo(1);
    assertThatThrownBy(() -> bytes.asBuffer().put((byte) 9))
        .isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void fromABufferAreItsRemainingOnesAndLeaveItWhereItIs() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {1, 2, 3, 4}).position(1).limit(3);

    assertThat(Bytes.copyOf(buffer)).isEqualTo(Bytes.of(2, 3));
    assertThat(buffer.position()).isEqualTo(1);
    assertThat(Bytes.copyOf(buffer.position(3))).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void areEqualByValue() {
    assertThat(Bytes.of(1, 2)).isEqualTo(Bytes.ofHex("0102")).hasSameHashCodeAs(Bytes.of(1, 2));
    assertThat(Bytes.of(1, 2)).isNotEqualTo(Bytes.of(1)).isNotEqualTo(Bytes.of(1, 3));
    assertThat(Bytes.of()).isEqualTo(Bytes.EMPTY);
    assertThat((Object) Bytes.of(1)).isNotEqualTo("01");
  }

  @Test
  void takeTheLowEightBitsOfNumbers() {
    assertThat(Bytes.of(0xFF, 0xD8, -1, 256)).isEqualTo(Bytes.ofHex("ff d8 ff 00"));
    assertThat(Bytes.of(0xFF).at(0)).isEqualTo(255);
  }

  @Test
  void areReadFromHexWithWhiteSpace() {
    assertThat(Bytes.ofHex(" 0a\n0B\t0c ")).isEqualTo(Bytes.of(10, 11, 12));
    assertThatThrownBy(() -> Bytes.ofHex("0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Bytes.ofHex("0x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void areCutAndJoined() {
    Bytes bytes = Bytes.of(1, 2, 3, 4);

    assertThat(bytes.slice(1, 3)).isEqualTo(Bytes.of(2, 3));
    assertThat(bytes.slice(4, 4)).isEqualTo(Bytes.EMPTY);
    assertThat(bytes.slice(0, 2).concat(bytes.slice(2, 4))).isEqualTo(bytes);
    assertThatThrownBy(() -> bytes.slice(1, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> bytes.slice(3, 2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Bytes.copyOf(new byte[2], 1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void holdText() {
    assertThat(Bytes.ofText("Z 9", StandardCharsets.UTF_16LE))
        .isEqualTo(Bytes.ofHex("5a00 2000 3900"));
    assertThat(Bytes.ofHex("5a00").text(StandardCharsets.UTF_16LE)).isEqualTo("Z");
  }

  @Test
  void fillABuffer() {
    ByteBuffer target = ByteBuffer.allocate(3);

    Bytes.of(1, 2).putTo(target);

    assertThat(target.position()).isEqualTo(2);
    assertThatThrownBy(() -> Bytes.of(3, 4).putTo(target))
        .isInstanceOf(BufferOverflowException.class);
  }

  @Test
  void printTheirLengthAndNoMoreThanSixteenOfThem() {
    assertThat(Bytes.EMPTY).hasToString("0 B []");
    assertThat(Bytes.of(1, 0xAB)).hasToString("2 B [01ab]");
    assertThat(Bytes.copyOf(new byte[16])).hasToString("16 B [" + "00".repeat(16) + "]");
    assertThat(Bytes.copyOf(new byte[17])).hasToString("17 B [" + "00".repeat(16) + "…]");
    assertThat(Bytes.of(1, 0xAB).toHex()).isEqualTo("01ab");
  }
}
