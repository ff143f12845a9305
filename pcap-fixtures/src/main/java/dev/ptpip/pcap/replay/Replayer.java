package dev.ptpip.pcap.replay;

import dev.ptpip.pcap.describe.Phrases;
import dev.ptpip.pcap.record.LinkTap;
import dev.ptpip.protocol.packet.InitCommandAck;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitEventAck;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;

/**
 * The client of a capture: sends what was recorded to a camera, maps handles and numbers, and
 * compares what comes with what came. Confined to one thread.
 */
public final class Replayer {
  private static final Guid OWN_GUID = Guid.parse("7074706970207265706c617920636c69");

  private final InetSocketAddress address;
  private final ReplayOptions options;
  private final LinkTap tap;
  private final Consumer<Divergence> told;

  /**
   * Plays to a camera.
   *
   * @param told is told of each difference, on the thread that plays
   */
  public Replayer(InetSocketAddress address, ReplayOptions options, Consumer<Divergence> told) {
    this(address, options, LinkTap.NONE, told);
  }

  /**
   * Plays to a camera.
   *
   * @param tap is handed each connection
   * @param told is told of each difference, on the thread that plays
   */
  public Replayer(
      InetSocketAddress address, ReplayOptions options, LinkTap tap, Consumer<Divergence> told) {
    this.address = address;
    this.options = options;
    this.tap = tap;
    this.told = told;
  }

  /**
   * Plays conversations one after the other, each with connections of its own.
   *
   * @throws IOException if the camera can't be reached; what happens behind that is a difference
   */
  public ReplayResult play(List<Tape> tapes) throws IOException {
    ReplayResult sum = new ReplayResult(0, 0, 0, 0, 0);
    for (Tape tape : tapes) {
      sum = sum.plus(play(tape));
    }
    return sum;
  }

  private ReplayResult play(Tape tape) throws IOException {
    try (Target target = Target.connect(address, options.timeout(), tap)) {
      Packet answer = target.hello(hello(tape));
      if (tape.refusal().isPresent() && tape.scenes().isEmpty()) {
        return compared(tape, tape.refusal().get(), answer);
      }
      if (!(answer instanceof InitCommandAck welcome)) {
        return failed(tape, answer);
      }
      Packet acknowledged = target.events(address, welcome);
      if (!(acknowledged instanceof InitEventAck)) {
        return failed(tape, acknowledged);
      }
      return new TapeSender(tape, target, options, told).play();
    }
  }

  private static InitCommandRequest hello(Tape tape) {
    return tape.hello()
        .orElseGet(() -> new InitCommandRequest(OWN_GUID, "ptpip replay", ProtocolVersion.V1_0));
  }

  private ReplayResult compared(Tape tape, InitFail recorded, Packet answer) {
    if (answer.equals(recorded)) {
      return new ReplayResult(1, 1, 1, 1, 0);
    }
    tell(tape, recorded.toString(), answer);
    return new ReplayResult(1, 1, 1, 1, 1);
  }

  private ReplayResult failed(Tape tape, Packet answer) {
    tell(tape, "the connection was accepted", answer);
    return new ReplayResult(tape.scenes().size(), 1, 1, 1, 1);
  }

  private void tell(Tape tape, String recorded, Packet answer) {
    told.accept(
        new Divergence(
            tape.conversation().number(),
            0,
            "connection",
            Divergence.Kind.HANDSHAKE,
            recorded,
            answer.toString()));
  }

  /** The request of a scene, in words. */
  static String asked(Tape tape, Scene scene) {
    return Phrases.of(scene.request(), tape.vendor().codes());
  }
}
