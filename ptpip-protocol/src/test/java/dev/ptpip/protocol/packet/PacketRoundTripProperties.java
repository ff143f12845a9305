package dev.ptpip.protocol.packet;

import static dev.ptpip.protocol.packet.PacketAssert.assertThatPacket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.io.Limits;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Round trips of legal packets, and what becomes of illegal ones. */
class PacketRoundTripProperties {

  @Provide
  Arbitrary<Packet> packets() {
    return PacketArbitraries.packets();
  }

  @Provide
  Arbitrary<Integer> definedTypes() {
    return Arbitraries.integers().between(1, 14);
  }

  @Provide
  Arbitrary<byte[]> bodies() {
    Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(120);
    Arbitrary<byte[]> small =
        Arbitraries.of((byte) 0, (byte) 1, (byte) 0x41, (byte) -1)
            .array(byte[].class)
            .ofMaxSize(60);
    return Arbitraries.oneOf(any, small).withoutEdgeCases();
  }

  @Property(tries = 3000)
  void packetToBytesToPacket(@ForAll("packets") Packet packet) {
    assertThatPacket(packet.encode()).decodesTo(packet);
  }

  @Property(tries = 3000)
  void bytesToPacketToBytes(@ForAll("packets") Packet packet) {
    Bytes bytes = packet.encode();

    assertThatPacket(Packet.decode(bytes, DecodePolicy.STRICT)).hasBytes(bytes);
  }

  @Property(tries = 500)
  void theLengthFieldIsTheLength(@ForAll("packets") Packet packet) {
    Bytes bytes = packet.encode();

    assertThat(DataReader.of(bytes, DecodePolicy.STRICT).uint32("Length")).isEqualTo(bytes.size());
  }

  @Property(tries = 2000)
  void everyTruncationIsAPacketOrARefusal(@ForAll("packets") Packet packet) {
    Bytes body = bodyOf(packet);
    for (int cut = 0; cut < body.size(); cut++) {
      decode(packet.typeCode(), body.slice(0, cut));
    }
  }

  @Property(tries = 500)
  void everyPacketWithTheWrongLengthIsRefused(
      @ForAll("packets") Packet packet, @ForAll int anything) {
    for (long wrong :
        new long[] {0, 7, packet.encode().size() - 1L, packet.encode().size() + 1L, anything}) {
      if ((int) wrong != packet.encode().size()) {
        assertThatPacket(withLength(packet.encode(), (int) wrong)).isRefusedAt(0, "Length");
      }
    }
  }

  @Property(tries = 20_000)
  void anyBodyOfAnyTypeIsAPacketOrARefusal(
      @ForAll("definedTypes") int type, @ForAll("bodies") byte[] body) {
    decode(type, Bytes.copyOf(body));
  }

  @Property(tries = 2000)
  void anyBytesAreAPacketOrARefusal(@ForAll byte[] bytes) {
    try {
      assertThat(Packet.decode(Bytes.copyOf(bytes), DecodePolicy.LENIENT)).isNotNull();
    } catch (DecodeException refused) {
      assertThat(refused.offset()).isBetween(0, bytes.length);
      assertThat(refused.field()).isNotBlank();
    }
  }

  @Property(tries = 3000)
  void whatIsAcceptedWithoutAnomalyReencodesToTheSameBytes(
      @ForAll("definedTypes") int type, @ForAll("bodies") byte[] body) {
    decodeWith(DecodePolicy.STRICT, type, Bytes.copyOf(body))
        .ifPresent(packet -> assertThat(bodyOf(packet)).isEqualTo(Bytes.copyOf(body)));
  }

  @Property(tries = 3000)
  void whatIsAcceptedAtAllReencodesToAPacketWithTheSameMeaning(
      @ForAll("definedTypes") int type, @ForAll("bodies") byte[] body) {
    decodeWith(DecodePolicy.LENIENT, type, Bytes.copyOf(body))
        .ifPresent(
            packet ->
                assertThat(Packet.decode(packet.encode(), DecodePolicy.LENIENT)).isEqualTo(packet));
  }

  @Property(tries = 1000)
  void bytesBehindAFixedLayoutAreAnAnomalyOnly(
      @ForAll("packets") Packet packet, @ForAll("bodies") byte[] surplus) {
    boolean fixed =
        !(packet instanceof Data
            || packet instanceof EndData
            || packet instanceof UnknownPacket
            || packet instanceof OperationRequest
            || packet instanceof OperationResponse
            || packet instanceof Event);
    if (fixed && surplus.length > 0) {
      Bytes body = bodyOf(packet).concat(Bytes.copyOf(surplus));
      assertThat(decodeWith(DecodePolicy.LENIENT, packet.typeCode(), body)).contains(packet);
      assertThat(decodeWith(DecodePolicy.STRICT, packet.typeCode(), body)).isEmpty();
    }
  }

  @Property(tries = 500)
  void everyPacketHasAPrintableForm(@ForAll("packets") Packet packet) {
    assertThatCode(packet::toString).doesNotThrowAnyException();
    assertThat(packet.toString())
        .startsWith(packet.getClass().getSimpleName())
        .hasSizeLessThan(300);
  }

  private static Bytes bodyOf(Packet packet) {
    Bytes whole = packet.encode();
    return whole.slice(Packet.HEADER_BYTES, whole.size());
  }

  private static void decode(int type, Bytes body) {
    decodeWith(DecodePolicy.LENIENT, type, body);
    decodeWith(DecodePolicy.STRICT, type, body);
  }

  private static Optional<Packet> decodeWith(DecodePolicy policy, int type, Bytes body) {
    DataReader in = DataReader.of(body.asBuffer(), Packet.HEADER_BYTES, policy, Limits.DEFAULT);
    try {
      return Optional.of(Packet.decodeBody(type, in));
    } catch (DecodeException refused) {
      assertThat(refused.offset())
          .isBetween(Packet.HEADER_BYTES, Packet.HEADER_BYTES + body.size());
      assertThat(refused.field()).isNotBlank();
      assertThat(refused).hasMessageContaining("offset " + refused.offset());
      return Optional.empty();
    }
  }

  static Bytes withLength(Bytes packet, int length) {
    byte[] copy = packet.toArray();
    for (int i = 0; i < 4; i++) {
      copy[i] = (byte) (length >>> (8 * i));
    }
    return Bytes.copyOf(copy);
  }
}
