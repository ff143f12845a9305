package dev.ptpip.protocol.channel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.io.Limits;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.GoldenPacket;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths that lie, bodies of the wrong form, streams that end. */
class MalformedFramingTest {
  private static final Packet PROBE = new ProbeRequest();

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(Background.PATIENCE_SECONDS));
  }

  private static PacketChannel reading(Bytes input) {
    return new PacketChannel(new ScriptedLink(input), ChannelOptions.DEFAULT);
  }

  private static Bytes header(long length, int type) {
    return new DataWriter().uint32(length).int32(type).toBytes();
  }

  static List<GoldenPacket> golden() {
    return GoldenPacket.all();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 4, 7})
  void lengthsBelow8AreMalformed(long length) {
    assertThatExceptionOfType(MalformedPacketException.class)
        .isThrownBy(() -> reading(header(length, 6).concat(PROBE.encode())).read(soon()))
        .withMessage(
            "packet length 8 to 65536 expected, %d came (OPERATION_REQUEST) from script"
                .formatted(length))
        .satisfies(malformed -> assertThat(malformed.decodeFailure()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1", "SSH-2.0-", "220 FTP "})
  void greetingOfAnotherProtocolIsQuoted(String greeting) {
    assertThatThrownBy(() -> reading(Bytes.ofText(greeting + "x\r\n", US_ASCII)).read(soon()))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessageEndingWith(
            "from script; that is text, and another protocol: \"" + greeting + "…\"");
  }

  @ParameterizedTest
  @MethodSource("golden")
  void absurdLengthsAreMalformedAndCostNoMemory(GoldenPacket golden) {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (long length : new long[] {65537, 0x7FFFFFFFL, 0x80000000L, 0xFFFFFFFFL}) {
      PacketChannel channel = reading(header(length, golden.packet().typeCode()));
      long before = threads.getCurrentThreadAllocatedBytes();

      assertThatThrownBy(() -> channel.read(soon()))
          .isInstanceOf(MalformedPacketException.class)
          .hasMessageContaining(length + " came");

      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000_000);
    }
  }

  @Test
  void theLimitCanBeSet() throws IOException {
    ChannelOptions small = ChannelOptions.DEFAULT.withLimits(new Limits(1024, 256));
    Bytes fits = new EndData(new TransactionId(1), Pattern.bytes(1012)).encode();
    Bytes tooLong = new EndData(new TransactionId(1), Pattern.bytes(1013)).encode();

    assertThat(new PacketChannel(new ScriptedLink(fits), small).read(soon()).encode())
        .isEqualTo(fits);
    assertThatThrownBy(() -> new PacketChannel(new ScriptedLink(tooLong), small).read(soon()))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessageContaining("8 to 1024 expected, 1025 came");
  }

  @Test
  void aBodyOfTheWrongFormIsMalformedAndTheNextPacketCanBeRead() throws IOException {
    PacketChannel channel = reading(header(10, 11).concat(Bytes.of(1, 2)).concat(PROBE.encode()));

    assertThatExceptionOfType(MalformedPacketException.class)
        .isThrownBy(() -> channel.read(soon()))
        .withMessage("CANCEL from script: offset 8, TransactionID: needs 4 bytes, only 2 left")
        .satisfies(
            malformed ->
                assertThat(malformed.decodeFailure())
                    .hasValueSatisfying(cause -> assertThat(cause.offset()).isEqualTo(8)));
    assertThat(channel.read(soon())).isEqualTo(PROBE);
  }

  @Test
  void anomaliesGoToObserverAndPolicy() throws IOException {
    List<Anomaly> observed = new ArrayList<>();
    List<Anomaly> judged = new ArrayList<>();
    PacketObserver observer =
        new PacketObserver() {
          @Override
          public void anomaly(Anomaly anomaly) {
            observed.add(anomaly);
          }
        };
    ChannelOptions options =
        ChannelOptions.DEFAULT
            .withObserver(observer)
            .withPolicy(DecodePolicy.collecting(judged::add));
    Bytes input = new InitFail(9).encode();

    assertThat(new PacketChannel(new ScriptedLink(input), options).read(soon()))
        .isEqualTo(new InitFail(9));
    assertThat(observed).hasSize(1).isEqualTo(judged);

    ChannelOptions strict = options.withPolicy(DecodePolicy.STRICT);
    assertThatThrownBy(() -> new PacketChannel(new ScriptedLink(input), strict).read(soon()))
        .isInstanceOf(MalformedPacketException.class)
        .hasCauseInstanceOf(DecodeException.class)
        .hasMessageContaining("INIT_FAIL", "PTPIP-INIT-15");
    assertThat(observed).hasSize(2);
  }

  @Test
  void theEndOfTheStreamSaysWhereItCame() throws IOException {
    assertThatThrownBy(() -> reading(Bytes.EMPTY).read(soon()))
        .isInstanceOf(ConnectionClosedException.class)
        .hasMessage("script closed the connection, a packet was expected");
    assertThatThrownBy(() -> reading(header(18, 6).slice(0, 5)).read(soon()))
        .isInstanceOf(ConnectionClosedException.class)
        .hasMessage(
            "script closed the connection, the header of a packet was expected"
                + " (5 bytes of it came)");
    assertThatThrownBy(() -> reading(header(18, 6).concat(Bytes.of(1, 0))).read(soon()))
        .isInstanceOf(ConnectionClosedException.class)
        .hasMessage(
            "script closed the connection, the body of a packet was expected"
                + " (2 bytes of it came)");
    PacketChannel channel = reading(PROBE.encode());
    channel.read(soon());
    assertThatThrownBy(() -> channel.read(soon())).isInstanceOf(ConnectionClosedException.class);
  }
}
