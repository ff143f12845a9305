package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.packet.PacketType.INIT_COMMAND_REQUEST;
import static java.util.Map.entry;

import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Breaks the rules of the end of connections. */
final class CloseSabotages implements SabotageGroup {
  @Override
  public Map<String, Consumer<VirtualCameraBuilder>> byName() {
    return Map.ofEntries(
        entry("missesEndOfCommand", Lines.hearing(() -> new MissesEnd(Lines::command))),
        entry("missesEndOfEvents", Lines.hearing(() -> new MissesEnd(Lines::event))),
        entry("keepsLostSessions", Lines.hearing(KeepsLostSessions::new)),
        entry("keepsLostPlaces", Lines.hearing(KeepsLostPlaces::new)));
  }

  /** The end of one of the two connections is not noticed. */
  private static final class MissesEnd implements Ear {
    private final Function<Lines, Optional<Line>> which;

    MissesEnd(Function<Lines, Optional<Line>> which) {
      this.which = which;
    }

    @Override
    public Notice ended(Line line) {
      return which.apply(line.lines()).filter(line::equals).isPresent()
          ? Notice.NONE
          : Notice.TAKEN;
    }
  }

  /** The place of whoever goes without closing the session is never given to anybody again. */
  private static final class KeepsLostPlaces implements Ear {
    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      if (packet.is(INIT_COMMAND_REQUEST) && line.lines().inSession()) {
        throw line.refuse(InitFail.Reason.BUSY);
      }
      return Optional.of(packet);
    }
  }
}
