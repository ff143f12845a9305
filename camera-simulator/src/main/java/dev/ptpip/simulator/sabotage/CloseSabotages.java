package dev.ptpip.simulator.sabotage;

import static dev.ptpip.protocol.packet.PacketType.INIT_COMMAND_REQUEST;
import static java.util.Map.entry;

import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.WirePacket;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
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

  /** Whoever asks first behind a session that was not closed has to wait. Guarded by a lock. */
  private static final class KeepsLostPlaces implements Ear {
    /** More than a judge allows who waits a tenth of the usual time. */
    private static final Duration KEPT = Duration.ofMillis(800);

    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Line> last = Optional.empty();
    private Deadline kept = Deadline.after(Duration.ZERO);

    @Override
    public Optional<WirePacket> hear(WirePacket packet, Line line) throws IOException {
      if (packet.is(INIT_COMMAND_REQUEST) && isKept(line.lines())) {
        throw line.refuse(InitFail.Reason.BUSY);
      }
      return Optional.of(packet);
    }

    private boolean isKept(Lines lines) {
      lock.lock();
      try {
        if (lines.inSession() && !lines.command().equals(last)) {
          last = lines.command();
          kept = Deadline.after(KEPT);
        }
        return !kept.isExpired();
      } finally {
        lock.unlock();
      }
    }
  }
}
