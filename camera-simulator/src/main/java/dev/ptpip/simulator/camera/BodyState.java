package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.simulator.model.Lens;
import dev.ptpip.simulator.store.Card;
import dev.ptpip.simulator.store.CardLock;
import dev.ptpip.simulator.store.ObjectStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The body as the hand that holds it sees it: battery, dials, lens, card door, shutter release,
 * main switch, and what the subject is like. What is done here reaches initiators as events, as on
 * a real body. Guarded by {@code lock}; listeners hear of every change in its order, outside of the
 * lock.
 */
public final class BodyState {
  private static final int WAITING_CHANGES = 4096;

  private final PropertyTable properties;
  private final ObjectStore store;
  private final Announcer<BodyChange> announcer = new Announcer<>("body change", WAITING_CHANGES);
  private final Map<Integer, Card> takenOut = new ConcurrentHashMap<>();
  private final Map<Integer, Card> exchanged = new ConcurrentHashMap<>();

  private final ReentrantLock lock = new ReentrantLock();
  private int battery;
  private @Nullable Lens lens;
  private boolean lensOff;
  private FocusOutcome focus = FocusOutcome.IN_FOCUS;
  private Temperature temperature = Temperature.NORMAL;
  private Power power = Power.ON;

  BodyState(PropertyTable properties, ObjectStore store, Optional<Lens> lens) {
    this.properties = properties;
    this.store = store;
    this.lens = lens.orElse(null);
    Optional<PropertyValue> level = properties.value(DevicePropertyCode.BATTERY_LEVEL);
    this.battery = level.isPresent() ? (int) Math.min(100, level.get().longValue()) : 100;
  }

  /** Calls {@code listener} after every change; it must not block. */
  public Subscription subscribe(Consumer<? super BodyChange> listener) {
    return announcer.subscribe(listener);
  }

  /** Charge of the battery in percent. */
  public int battery() {
    return locked(() -> battery);
  }

  /**
   * Does several things at once.
   *
   * @throws IllegalArgumentException if one of them can't be; nothing is done then
   */
  public void arrange(Consumer<BodyArrangement> plan) {
    BodyArrangement arrangement = new BodyArrangement(properties);
    plan.accept(arrangement);
    arrangement.carryOut().forEach(this::change);
  }

  private void change(BodyChange change) {
    change(() -> take(change), change);
  }

  private void take(BodyChange change) {
    if (change instanceof BodyChange.BatteryChanged charged) {
      battery = charged.percent();
    } else if (change instanceof BodyChange.LensChanged changed) {
      lens = changed.lens().orElse(null);
      lensOff = changed.lens().isEmpty();
    } else if (change instanceof BodyChange.FocusChanged changed) {
      focus = changed.outcome();
    } else if (change instanceof BodyChange.TemperatureChanged changed) {
      temperature = changed.temperature();
    }
  }

  /**
   * Charges or empties the battery; BatteryLevel takes the nearest value that the body can show.
   *
   * @param percent 0 to 100
   */
  public void battery(int percent) {
    arrange(body -> body.battery(percent));
  }

  /**
   * Turns the mode dial: ExposureProgramMode.
   *
   * @throws IllegalArgumentException if the body has no such mode
   */
  public void modeDial(long mode) {
    turnDial(DevicePropertyCode.EXPOSURE_PROGRAM_MODE, mode);
  }

  /**
   * Sets a property with a dial, a button or a menu of the body.
   *
   * @throws IllegalArgumentException if the body has no such property, or no such setting
   */
  public void turnDial(DevicePropertyCode property, long number) {
    DataType type =
        properties
            .find(property)
            .orElseThrow(() -> new IllegalArgumentException("the body has no property " + property))
            .type();
    turnDial(property, PropertyValue.of(type, number));
  }

  /**
   * Sets a property with a dial, a button or a menu of the body.
   *
   * @throws IllegalArgumentException if the body has no such property, or no such setting
   */
  public void turnDial(DevicePropertyCode property, PropertyValue value) {
    ResponseCode verdict = properties.set(property, value, Origin.BODY);
    if (!verdict.equals(ResponseCode.OK)) {
      throw new IllegalArgumentException(
          properties
              .describe(property)
              .map(desc -> property + " can be " + desc.form() + ", not " + value)
              .orElse("the body has no property " + property));
    }
  }

  /** The lens that is on. */
  public Optional<Lens> lens() {
    lock.lock();
    try {
      return Optional.ofNullable(lens);
    } finally {
      lock.unlock();
    }
  }

  /** Its name; empty without a lens. */
  public String lensName() {
    Optional<Lens> now = lens();
    return now.isPresent() ? now.get().name() : "";
  }

  /** Whether the lens was taken off; of many bodies it is not known which lens they have on. */
  public boolean isLensOff() {
    return locked(() -> lensOff);
  }

  /** Puts a lens on, in place of another one. */
  public void attachLens(Lens newLens) {
    arrange(body -> body.lens(Optional.of(newLens)));
  }

  /** Takes the lens off. */
  public void detachLens() {
    arrange(body -> body.lens(Optional.empty()));
  }

  /** What autofocus will find. */
  public FocusOutcome focus() {
    return locked(() -> focus);
  }

  /** Gives autofocus something to find, or takes it away. */
  public void focus(FocusOutcome outcome) {
    arrange(body -> body.focus(outcome));
  }

  /** How warm it is inside. */
  public Temperature temperature() {
    return locked(() -> temperature);
  }

  /** Heats the body up, or lets it cool down. */
  public void temperature(Temperature newTemperature) {
    arrange(body -> body.temperature(newTemperature));
  }

  /** Presses the shutter release; what that does is up to those who listen. */
  public void pressShutter() {
    announcer.announce(new BodyChange.ShutterPressed());
  }

  /** Presses the shutter release half way, which is for focusing. */
  public void halfPressShutter() {
    announcer.announce(new BodyChange.ShutterHalfPressed());
  }

  /** Lets the shutter release go. */
  public void releaseShutter() {
    announcer.announce(new BodyChange.ShutterReleased());
  }

  /** Whether the body is switched on. */
  public Power power() {
    return locked(() -> power);
  }

  /** Switches it off: every connection ends and none is accepted. */
  public void powerOff() {
    change(() -> power = Power.OFF, new BodyChange.PowerChanged(Power.OFF));
  }

  /** Switches it on again. */
  public void powerOn() {
    change(() -> power = Power.ON, new BodyChange.PowerChanged(Power.ON));
  }

  /**
   * Puts a card in.
   *
   * @throws IllegalStateException if the slot has one
   */
  public void insertCard(int slot, Card card) {
    store.insert(slot, card);
    takenOut.remove(slot);
  }

  /**
   * Puts the card back that was taken out last.
   *
   * @throws IllegalStateException if none was, or the slot has one
   */
  public void insertCard(int slot) {
    Card card = takenOut.get(slot);
    if (card == null) {
      throw new IllegalStateException("no card was taken out of slot " + slot);
    }
    insertCard(slot, card);
  }

  /** Whether there is a card that was taken out of this slot. */
  public boolean isCardAtHand(int slot) {
    return takenOut.containsKey(slot);
  }

  /** Takes the card out, whatever goes on; empty if there was none. */
  public Optional<Card> removeCard(int slot) {
    Optional<Card> card = store.eject(slot);
    card.ifPresent(out -> takenOut.put(slot, out));
    return card;
  }

  /**
   * Puts an empty card in place of the one in the slot, which is kept for {@link #ownCard}.
   *
   * @throws IllegalStateException if there is no card
   */
  public void otherCard(int slot, Card other) {
    Card out =
        store
            .eject(slot)
            .orElseThrow(() -> new IllegalStateException("there is no card in slot " + slot));
    exchanged.putIfAbsent(slot, out);
    store.insert(slot, other);
  }

  /**
   * Puts the card back that {@link #otherCard} took out.
   *
   * @throws IllegalStateException if none was
   */
  public void ownCard(int slot) {
    Card own = exchanged.remove(slot);
    if (own == null) {
      throw new IllegalStateException("no other card was put into slot " + slot);
    }
    store.eject(slot);
    store.insert(slot, own);
  }

  /**
   * Moves the write-protect switch of the card.
   *
   * @throws IllegalStateException if there is no card
   */
  public void lockCard(int slot, CardLock position) {
    store.lock(slot, position);
  }

  /**
   * Leaves room for this many pictures.
   *
   * @param images 0 for a full card
   * @throws IllegalStateException if there is no card
   */
  public void roomOnCard(int slot, int images) {
    store.roomForImages(slot, images);
  }

  private <T> T locked(Supplier<T> read) {
    lock.lock();
    try {
      return read.get();
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable set, BodyChange change) {
    lock.lock();
    try {
      set.run();
      announcer.enqueue(change);
    } finally {
      lock.unlock();
    }
    announcer.deliver();
  }

  @Override
  public String toString() {
    return "body "
        + power()
        + ", battery "
        + battery()
        + " %, lens "
        + lens().map(Lens::name).orElse("none");
  }
}
