package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.Optional;

/**
 * Gives what comes on one connection to a {@link Wire}, packet by packet; what can't be read
 * passes.
 */
final class WireEar implements Ear {
  private final Wire wire;

  WireEar(Wire wire) {
    this.wire = wire;
  }

  @Override
  public Optional<WirePacket> hear(WirePacket came, Line line) throws IOException {
    Packet packet;
    try {
      packet = Packet.decode(Raw.bytes(came), DecodePolicy.LENIENT);
    } catch (DecodeException unreadable) {
      return Optional.of(came);
    }
    Passing camera = new Passing(came, line);
    wire.hear(packet, camera);
    return Optional.of(Raw.packet(camera.passed.toBytes()));
  }

  /** What a wire can do with one packet that it heard. */
  private static final class Passing implements Wire.Listener {
    private final WirePacket came;
    private final Line line;
    private final DataWriter passed = new DataWriter();

    Passing(WirePacket came, Line line) {
      this.came = came;
      this.line = line;
    }

    @Override
    public void pass() {
      passed.bytes(Raw.bytes(came));
    }

    @Override
    public void pass(Packet packet) {
      packet.write(passed);
    }

    @Override
    public void answer(Packet packet) throws IOException {
      line.say(packet);
    }

    @Override
    public boolean hasMore() throws IOException {
      return line.isPending();
    }
  }
}
