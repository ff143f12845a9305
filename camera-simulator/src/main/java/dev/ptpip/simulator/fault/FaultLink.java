package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.StallLimit;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.responder.ConnectionControl;
import dev.ptpip.simulator.responder.Deviations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a camera, below the packets: passes everything on as it comes while no rule is
 * at work here. Read by one thread and written by one at a time; what is set from outside is
 * volatile, what is written is guarded by {@code writing}.
 */
final class FaultLink implements ByteLink {
  private final ByteLink below;
  private final ConnectionControl control;
  private final SimClock clock;
  private final Runnable closed;
  private final WireStage stage;
  private final PacketCutter cutter = new PacketCutter();
  private final PacketOutput entry;
  private final boolean filtered;
  private final CountDownLatch end = new CountDownLatch(1);
  private final ReentrantLock writing = new ReentrantLock();
  private volatile @Nullable PacketFilter plan;
  private volatile @Nullable EventPlan events;
  private volatile Pacing standing = Pacing.NONE;
  private volatile Pacing ofExchange = Pacing.NONE;
  private volatile Deviations.@Nullable Kind kind;
  private volatile boolean silent;
  private volatile boolean deaf;
  private volatile @Nullable CountDownLatch hold;
  private volatile boolean inExchange;
  private int ahead = -1;

  FaultLink(
      ByteLink below,
      ConnectionControl control,
      SimClock clock,
      StallLimit stall,
      PacketFilter filter,
      Runnable closed) {
    this.below = below;
    this.control = control;
    this.clock = clock;
    this.closed = closed;
    this.stage = new WireStage(this, below, stall);
    this.filtered = filter != PacketFilter.NONE;
    PacketOutput planned = new Planned();
    this.entry = filtered ? packet -> filter.filter(packet, planned) : planned;
  }

  /** What passes the standing filter. */
  private final class Planned implements PacketOutput {
    @Override
    public void send(WirePacket packet) throws IOException {
      PacketFilter current = plan;
      if (current == null) {
        stage.send(packet);
      } else {
        current.filter(packet, stage);
      }
    }

    @Override
    public void flush() throws IOException {
      stage.flush();
    }
  }

  // ---- what rules do here

  ConnectionControl control() {
    return control;
  }

  void is(Deviations.Kind found) {
    kind = found;
  }

  boolean isEvent() {
    return kind == Deviations.Kind.EVENT;
  }

  /** Has {@code filter} see each packet from now on. */
  void plan(PacketFilter filter) {
    plan = filter;
  }

  /** What rules have in store for events here; made when it is asked for first. */
  EventPlan eventPlan(FaultEngine engine) {
    writing.lock();
    try {
      EventPlan known = events;
      if (known == null) {
        known = new EventPlan(engine, this);
        events = known;
        PacketFilter before = plan;
        plan = before == null ? known : before.then(known);
      }
      return known;
    } finally {
      writing.unlock();
    }
  }

  /** The rule for which probes are not answered here. */
  Optional<Firing> ignoringPings() {
    EventPlan known = events;
    return known == null ? Optional.empty() : known.ignoringPings();
  }

  /** Drops what is written from now on. */
  void silence() {
    silent = true;
  }

  /** Drops what comes from now on as well. */
  void deafen() {
    silent = true;
    deaf = true;
  }

  boolean isSilent() {
    return silent;
  }

  /** Lets nothing out for a time, or for ever. */
  void hold(Optional<Duration> time) {
    CountDownLatch held = new CountDownLatch(1);
    hold = held;
    time.ifPresent(some -> clock.schedule(some, () -> letGo(held)));
  }

  private void letGo(CountDownLatch held) {
    if (hold == held) {
      hold = null;
    }
    held.countDown();
  }

  /** Lasting effects are over. */
  void release() {
    CountDownLatch held = hold;
    if (held != null) {
      letGo(held);
    }
    standing = Pacing.NONE;
    plan = null;
    events = null;
  }

  /** Changes how everything goes out from now on. */
  void pace(Pacing pacing) {
    standing = pacing;
  }

  Pacing pace() {
    return standing;
  }

  /** Changes how the answer at hand goes out. */
  void paceExchange(Pacing pacing) {
    ofExchange = pacing;
  }

  /** The pacing that holds now. */
  Pacing pacing() {
    return ofExchange.isNone() ? standing : ofExchange;
  }

  void beginExchange(PacketFilter filter) {
    inExchange = true;
    ofExchange = standing;
    plan = filter;
  }

  /** The answer is out. */
  void endExchange() {
    inExchange = false;
    plan = null;
    flushMerged();
    ofExchange = Pacing.NONE;
  }

  /** Waits on the camera's clock, no longer than the connection is open. */
  void pause(Duration time) {
    Pause.of(time, clock, end);
  }

  /** Waits while nothing is let out. */
  void awaitHold() throws IOException {
    CountDownLatch held = hold;
    while (held != null && held.getCount() > 0 && end.getCount() > 0) {
      Pause.look(held);
      clock.poll();
      if (!isEvent()) {
        lookForPeer();
      }
    }
    if (held != null && end.getCount() == 0) {
      throw new FaultException("the connection ended while it stood still");
    }
  }

  /** Finds out whether the peer is gone; for the thread that reads. */
  private void lookForPeer() throws IOException {
    if (ahead >= 0) {
      return;
    }
    int seen = control.peek();
    if (seen == ConnectionControl.CLOSED) {
      control.close("gave up");
      throw new FaultException("the initiator gave up");
    }
    ahead = seen;
  }

  /** Writes a packet that belongs to another connection; nobody writes here at the time. */
  void writeDirectly(WirePacket packet) throws IOException {
    writing.lock();
    try {
      stage.send(packet);
      stage.flush();
    } finally {
      writing.unlock();
    }
  }

  // ---- the link

  @Override
  public int read(ByteBuffer target, Deadline deadline) throws IOException {
    if (ahead >= 0 && target.hasRemaining()) {
      target.put((byte) ahead);
      ahead = -1;
      return 1;
    }
    while (true) {
      int start = target.position();
      int count = below.read(target, deadline);
      if (!deaf || count < 0) {
        return count;
      }
      target.position(start);
    }
  }

  private boolean isPlain() {
    return !filtered
        && plan == null
        && !silent
        && hold == null
        && standing.isNone()
        && !inExchange
        && cutter.isBetweenPackets();
  }

  @Override
  public void write(ByteBuffer source, Deadline deadline) throws IOException {
    if (isPlain()) {
      below.write(source, deadline);
      return;
    }
    writing.lock();
    try {
      cutter.take(source, entry);
      finish();
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void transfer(DataSource source, long position, long count, StallLimit stall)
      throws IOException {
    if (isPlain()) {
      below.transfer(source, position, count, stall);
      return;
    }
    writing.lock();
    try {
      cutter.take(source.slice(position, count), entry);
      finish();
    } finally {
      writing.unlock();
    }
  }

  private void finish() throws IOException {
    if (!pacing().merge()) {
      stage.flush();
    } else if (!inExchange && !stage.isEmpty()) {
      clock.schedule(WireStage.MERGE_TIME, this::flushMerged);
    }
  }

  private void flushMerged() {
    writing.lock();
    try {
      stage.flush();
    } catch (IOException gone) {
      close();
    } finally {
      writing.unlock();
    }
  }

  @Override
  public int available() throws IOException {
    return below.available() + (ahead >= 0 ? 1 : 0);
  }

  @Override
  public String peer() {
    return below.peer();
  }

  @Override
  public boolean isOpen() {
    return below.isOpen();
  }

  @Override
  public void close() {
    end.countDown();
    below.close();
    closed.run();
  }
}
