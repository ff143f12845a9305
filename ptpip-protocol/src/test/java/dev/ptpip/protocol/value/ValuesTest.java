package dev.ptpip.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.io.Bytes;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  /** MTP 1.1 §4.3.3: 0xFFFFFFFF is never used, 0xFFFFFFFE is followed by 1. */
  @ParameterizedTest
  @CsvSource({
    "0,1",
    "1,2",
    "2147483647,2147483648",
    "4294967293,4294967294",
    "4294967294,1",
    "4294967295,1"
  })
  void transactionIdsRiseAndWrapToOne(long id, long next) {
    assertThat(new TransactionId((int) id).next().unsigned()).isEqualTo(next);
  }

  @Test
  void numbersAreUnsigned() {
    assertThat(new TransactionId(-1).unsigned()).isEqualTo(4294967295L);
    assertThat(TransactionId.ANY).hasToString("4294967295");
    assertThat(new ObjectHandle(0xFFFF0001)).hasToString("0xFFFF0001");
    assertThat(ObjectHandle.ALL.unsigned()).isEqualTo(4294967295L);
    assertThat(ObjectHandle.NONE.unsigned()).isZero();
    assertThat(new ConnectionNumber(0xDEADBEEF).unsigned()).isEqualTo(3735928559L);
    assertThat(new ConnectionNumber(1)).hasToString("0x00000001");
    assertThat(new SessionId(-2)).hasToString("4294967294");
    assertThat(new SessionId(-2).unsigned()).isEqualTo(4294967294L);
    assertThat(new StorageId(0x00010001)).hasToString("0x00010001");
    assertThat(StorageId.ALL.unsigned()).isEqualTo(4294967295L);
  }

  @Test
  void aStorageIdWithoutLowerHalfIsAnEmptySlot() {
    assertThat(new StorageId(0x00010000).hasMedium()).isFalse();
    assertThat(new StorageId(0x00010001).hasMedium()).isTrue();
    assertThat(StorageId.NONE.hasMedium()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0,false", "1,true", "4294967294,true", "4294967295,false"})
  void zeroAndAllOnesAreNoSessionIds(long raw, boolean usable) {
    assertThat(new SessionId((int) raw).isUsable()).isEqualTo(usable);
  }

  @Test
  void versionsHaveTheMajorNumberInTheUpperHalf() {
    assertThat(ProtocolVersion.V1_0.major()).isEqualTo(1);
    assertThat(ProtocolVersion.V1_0.minor()).isZero();
    assertThat(new ProtocolVersion(0xFFFF0002)).hasToString("65535.2");
    assertThat(new ProtocolVersion(-1).unsigned()).isEqualTo(4294967295L);
  }

  @Test
  void guidsAreParsedInWireOrder() {
    Guid guid = Guid.parse("00112233-4455-6677-8899-AABBCCDDEEFF");

    assertThat(guid.bytes()).isEqualTo(Bytes.ofHex("00112233445566778899aabbccddeeff"));
    assertThat(guid).hasToString("00112233445566778899aabbccddeeff");
    assertThat(Guid.parse(guid.toString())).isEqualTo(guid);
    assertThat(Guid.parse("00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff")).isEqualTo(guid);
    assertThat(guid.brief()).isEqualTo("001122…ff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00", "00112233445566778899aabbccddeeff00", "xyz"})
  void otherTextIsNoGuid(String text) {
    assertThatThrownBy(() -> Guid.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void guidsHaveSixteenBytes() {
    assertThatThrownBy(() -> new Guid(Bytes.of(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a GUID has 16 bytes, not 1");
  }

  @Test
  void randomGuidsComeFromTheGivenSource() {
    assertThat(Guid.random(new Random(7)))
        .isEqualTo(Guid.random(new Random(7)))
        .isNotEqualTo(Guid.random(new Random(8)));
  }
}
