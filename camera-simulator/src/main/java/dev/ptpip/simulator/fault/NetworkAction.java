package dev.ptpip.simulator.fault;

import java.time.Duration;
import java.util.Optional;

/** A fault of the network: bytes late, in other pieces, changed or missing, connections gone. */
public sealed interface NetworkAction extends Action {
  @Override
  default Layer layer() {
    return Layer.NETWORK;
  }

  @Override
  default Argument argument() {
    return Argument.none();
  }

  /**
   * Nobody can connect. At trigger {@code connect} it is for the connection at hand, which is reset
   * as soon as it is there; otherwise the port is closed.
   *
   * @param time how long; empty for until the rules are reset
   */
  record Refuse(Optional<Duration> time) implements NetworkAction {
    @Override
    public String word() {
      return "refuse";
    }

    @Override
    public Argument argument() {
      return Texts.time(time);
    }
  }

  /** What comes is taken and never answered. */
  record Silence() implements NetworkAction {
    @Override
    public String word() {
      return "silence";
    }
  }

  /**
   * What follows is late.
   *
   * @param time how much
   * @param spread how much that differs from time to time, at most, either way
   */
  record Delay(Duration time, Duration spread) implements NetworkAction {
    @Override
    public String word() {
      return "delay";
    }

    @Override
    public Argument argument() {
      return Argument.of(
          Amounts.text(time) + (spread.isZero() ? "" : " ± " + Amounts.text(spread)));
    }
  }

  /** No more than so many bytes a second go out. */
  record Rate(long bytesPerSecond) implements NetworkAction {
    @Override
    public String word() {
      return "rate";
    }

    @Override
    public Argument argument() {
      return Argument.of(Amounts.bytesText(bytesPerSecond) + "/s");
    }
  }

  /** Bytes go out in pieces of this size, each with a write of its own. */
  record Slice(int bytes) implements NetworkAction {
    @Override
    public String word() {
      return "slice";
    }

    @Override
    public Argument argument() {
      return Argument.of(bytes + " B");
    }
  }

  /** Packets are held back and go out with one write. */
  record Merge() implements NetworkAction {
    @Override
    public String word() {
      return "merge";
    }
  }

  /**
   * Nothing goes out any more; the connection stays.
   *
   * @param time how long; empty for ever
   */
  record Stall(Optional<Duration> time) implements NetworkAction {
    @Override
    public String word() {
      return "stall";
    }

    @Override
    public Argument argument() {
      return Texts.time(time);
    }
  }

  /** The connection is reset (TCP RST). */
  record Reset() implements NetworkAction {
    @Override
    public String word() {
      return "reset";
    }
  }

  /** The connection is closed (TCP FIN). */
  record Close() implements NetworkAction {
    @Override
    public String word() {
      return "close";
    }
  }

  /** The camera says that it sends no more (TCP FIN), and goes on reading. */
  record HalfClose() implements NetworkAction {
    @Override
    public String word() {
      return "half-close";
    }
  }

  /** Both connections are gone, and nobody can connect for so long. */
  record Drop(Duration time) implements NetworkAction {
    @Override
    public String word() {
      return "drop";
    }

    @Override
    public Argument argument() {
      return Argument.of(Amounts.text(time));
    }
  }

  /** So many bits of what goes out are the other way round. */
  record Flip(int bits) implements NetworkAction {
    @Override
    public String word() {
      return "flip";
    }

    @Override
    public Argument argument() {
      return Argument.of(bits == 1 ? "1 bit" : bits + " bits");
    }
  }
}
