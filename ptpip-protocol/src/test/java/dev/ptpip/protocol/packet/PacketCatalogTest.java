package dev.ptpip.protocol.packet;

import static dev.ptpip.protocol.packet.PacketAssert.assertThatPacket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.io.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every type of packet has a reader, golden bytes and a generator. */
class PacketCatalogTest {

  static List<Class<?>> packetClasses() {
    return Arrays.asList(Packet.class.getPermittedSubclasses());
  }

  static List<GoldenPacket> golden() {
    return GoldenPacket.all();
  }

  private static Set<Class<?>> goldenClasses() {
    return golden().stream().map(golden -> golden.packet().getClass()).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("packetClasses")
  void everyPermittedTypeHasGoldenBytes(Class<?> type) {
    assertThat(goldenClasses()).contains(type);
  }

  @ParameterizedTest
  @MethodSource("packetClasses")
  void everyPermittedTypeHasAGenerator(Class<?> type) {
    assertThat(PacketArbitraries.byType())
        .hasEntrySatisfying(type, generator -> assertThat(generator.sample()).isInstanceOf(type));
  }

  @Test
  void everyPermittedTypeButUnknownHasAReaderOfItsOwn() {
    Set<Class<?>> read =
        golden().stream()
            .filter(golden -> PacketType.of(golden.packet().typeCode()).isPresent())
            .map(golden -> golden.packet().getClass())
            .collect(Collectors.toSet());

    assertThat(read).hasSize(PacketType.values().length).doesNotContain(UnknownPacket.class);
    assertThat(packetClasses()).hasSize(PacketType.values().length + 1).containsAll(read);
  }

  @ParameterizedTest
  @EnumSource(PacketType.class)
  void everyTypeIsFoundByItsNumber(PacketType type) {
    assertThat(PacketType.of(type.code())).contains(type);
    assertThat(golden()).anyMatch(golden -> golden.packet().typeCode() == type.code());
    assertThat(PacketFields.typeName(type.code()).toUpperCase(Locale.ROOT)).isEqualTo(type.name());
  }

  @Test
  void typeNumbersRunFromOneToFourteen() {
    assertThat(PacketType.values())
        .extracting(PacketType::code)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void otherNumbersAreNoType(int code) {
    assertThat(PacketType.of(code)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("golden")
  void packetsHaveTheirGoldenBytes(GoldenPacket golden) {
    assertThatPacket(golden.packet()).hasBytes(golden.bytes());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void goldenBytesDecodeToTheirPacket(GoldenPacket golden) {
    assertThatPacket(golden.bytes()).decodesTo(golden.packet());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, -1})
  void undefinedTypesAreKeptWithTheirBytes(int type) {
    Packet packet = new UnknownPacket(type, Bytes.of(1, 2, 3));

    assertThatPacket(packet.encode()).decodesTo(packet);
    assertThat(packet.encode().size()).isEqualTo(11);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 14})
  void anUnknownPacketCanNotHaveADefinedType(int type) {
    assertThatThrownBy(() -> new UnknownPacket(type, Bytes.EMPTY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("packet type " + type);
  }

  @Test
  void aFailingAssertionShowsTheBytesFieldByField() {
    assertThatThrownBy(() -> assertThatPacket(new InitFail(2)).hasBytes(new InitFail(1).encode()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("first difference at offset 8")
        .hasMessageContaining("8  01 00 00 00   Reason = 1")
        .hasMessageContaining("8  02 00 00 00   Reason = 2");
  }
}
