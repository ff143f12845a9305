package dev.ptpip.simulator.replay;

import dev.ptpip.pcap.conversation.CapturedTransaction;
import dev.ptpip.pcap.replay.Order;
import dev.ptpip.pcap.replay.Tape;
import dev.ptpip.protocol.packet.InitCommandRequest;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.responder.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The camera of a capture: the first initiator gets the answers of the first recorded conversation,
 * the next one those of the second, and so on; behind the last one it begins again. Guarded by
 * {@code lock}.
 */
public final class Replay implements Script {
  private static final int KEPT = 100;

  private final List<Tape> tapes;
  private final Order order;
  private final Pace pace;
  private final Consumer<Unrecorded> told;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Unrecorded> unrecorded = new ArrayList<>();
  private final List<TapePlayer> players = new ArrayList<>();
  private int next;
  private long asked;
  private long answered;
  private long unrecordedCount;

  private Replay(List<Tape> tapes, Order order, Pace pace, Consumer<Unrecorded> told) {
    this.tapes = tapes;
    this.order = order;
    this.pace = pace;
    this.told = told;
  }

  /**
   * A replay of these conversations.
   *
   * @param told is told of each request without an answer, on the thread of its connection
   * @throws IllegalArgumentException if there are none
   */
  public static Replay of(List<Tape> tapes, Order order, Pace pace, Consumer<Unrecorded> told) {
    if (tapes.isEmpty()) {
      throw new IllegalArgumentException("nothing is recorded that a camera could answer");
    }
    return new Replay(List.copyOf(tapes), order, pace, told);
  }

  /** Makes a camera of it, under the name and the identity that were recorded. */
  public VirtualCameraBuilder camera() {
    VirtualCameraBuilder builder = VirtualCamera.builder().withoutCard().script(this);
    tapes.stream()
        .flatMap(tape -> tape.welcome().stream())
        .findFirst()
        .ifPresent(welcome -> builder.guid(welcome.guid()).name(welcome.friendlyName()));
    return builder;
  }

  @Override
  public Optional<InitFail.Reason> refusal(InitCommandRequest request) {
    lock.lock();
    try {
      Optional<InitFail> refusal = tapes.get(next).refusal();
      if (refusal.isEmpty() || !tapes.get(next).scenes().isEmpty()) {
        return Optional.empty();
      }
      next = (next + 1) % tapes.size();
      asked++;
      answered++;
      return Optional.of(refusal.get().reason().orElse(InitFail.Reason.UNSPECIFIED));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<Performer> begin(InitCommandRequest request, Stage stage) {
    lock.lock();
    try {
      TapePlayer player = new TapePlayer(tapes.get(next), order, pace, stage, this);
      next = (next + 1) % tapes.size();
      players.add(player);
      return Optional.of(player);
    } finally {
      lock.unlock();
    }
  }

  /** A request was answered as recorded. */
  void answered(CapturedTransaction transaction) {
    lock.lock();
    try {
      asked++;
      answered++;
    } finally {
      lock.unlock();
    }
  }

  /** A request was not recorded. */
  void missing(Unrecorded request) {
    lock.lock();
    try {
      asked++;
      unrecordedCount++;
      if (unrecorded.size() < KEPT) {
        unrecorded.add(request);
      }
    } finally {
      lock.unlock();
    }
    told.accept(request);
  }

  /** What became of it so far. */
  public ReplayReport report() {
    lock.lock();
    try {
      long unplayed = players.stream().mapToLong(TapePlayer::unplayed).sum();
      return new ReplayReport(asked, answered, unrecorded, unrecordedCount, unplayed);
    } finally {
      lock.unlock();
    }
  }
}
