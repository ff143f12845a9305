package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CardSlot;
import dev.ptpip.simulator.model.Quirk;
import dev.ptpip.simulator.store.DcfNaming;
import dev.ptpip.simulator.store.HostWrites;
import dev.ptpip.simulator.store.ObjectStore;
import dev.ptpip.simulator.store.SlotSettings;
import dev.ptpip.simulator.store.SlotState;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One live body: its model, and everything about it that can change. No sockets and no packets;
 * sessions come and go without leaving a trace here. Safe for use by several threads: every part
 * has its own lock, and no part calls listeners while it holds it.
 */
public final class Camera implements AutoCloseable {
  /** The beginning of the GUID of every virtual camera, and of no real one: "ptpipsim". */
  private static final Bytes GUID_MARK = Bytes.ofText("ptpipsim", StandardCharsets.US_ASCII);

  private static final long USUAL_IMAGE_BYTES = 8L << 20;

  private final CameraModel model;
  private final SimClock clock;
  private final Guid guid;
  private final long seed;
  private final Random random;
  private final CameraTimings timings;
  private final CameraDate date;
  private final EventBus events = new EventBus();
  private final Activity activity = new Activity();
  private final PropertyTable properties;
  private final ObjectStore store;
  private final BodyState body;
  private final CameraEvents happenings;
  private final AtomicLong lastImageBytes = new AtomicLong(USUAL_IMAGE_BYTES);
  private volatile DeviceInfo deviceInfo;
  private volatile Optional<Supplier<Bytes>> finder = Optional.empty();
  private volatile Optional<FocusArea> focusArea = Optional.empty();
  private final Estimate imageBytes = new Estimate(USUAL_IMAGE_BYTES);
  private final Estimate largestImage = new Estimate(USUAL_IMAGE_BYTES);

  private Camera(Builder builder) {
    model = builder.model;
    clock = builder.clock == null ? SimClock.real() : builder.clock;
    deviceInfo = model.deviceInfo(builder.serial);
    seed = builder.seed;
    random = RandomSource.seeded(seed);
    timings = new CameraTimings(model.timings(), random);
    guid =
        marked(
            Guid.random(
                RandomSource.seeded(
                    deviceInfo.model().hashCode() * 31L + deviceInfo.serialNumber().hashCode())));
    date = new CameraDate(clock, Optional.ofNullable(builder.zone));
    properties = new PropertyTable(model);
    properties.live(DevicePropertyCode.DATE_TIME, date);
    store = store(model, date);
    body = new BodyState(properties, store, model.lens());
    happenings = new CameraEvents(model, events, activity);
    properties.subscribe(happenings);
    properties.subscribe(new Follower());
    store.listen(happenings);
    store.imageSize(imageBytes);
    store.largestImage(largestImage);
  }

  /** Whoever wants to be sure that this is no real camera looks at the first eight bytes. */
  private static Guid marked(Guid random) {
    return new Guid(GUID_MARK.concat(random.bytes().slice(GUID_MARK.size(), Guid.LENGTH)));
  }

  private static ObjectStore store(CameraModel model, CameraDate date) {
    HostWrites writes =
        model.has(Quirk.Kind.WRITABLE_IN_SPITE_OF_ACCESS)
            ? HostWrites.ALLOWED
            : HostWrites.AS_REPORTED;
    List<SlotSettings> slots = new ArrayList<>();
    for (CardSlot slot : model.slots()) {
      slots.add(settings(slot, writes));
    }
    Set<ObjectFormatCode> formats = new LinkedHashSet<>(model.imageFormats());
    formats.addAll(model.captureFormats());
    return new ObjectStore(slots, formats, naming(model), date);
  }

  private static SlotSettings settings(CardSlot slot, HostWrites writes) {
    return new SlotSettings(
        slot.number(),
        slot.type(),
        slot.filesystem(),
        slot.access(),
        writes,
        slot.description(),
        slot.label());
  }

  /** How a body of {@code model} names folders and files. */
  public static DcfNaming naming(CameraModel model) {
    return new DcfNaming(model.files().folder(), model.files().prefix());
  }

  /** Puts a camera of {@code model} together. */
  public static Builder builder(CameraModel model) {
    return new Builder(model);
  }

  /** What it is. */
  public CameraModel model() {
    return model;
  }

  /** What it says of itself: the data of GetDeviceInfo. */
  public DeviceInfo deviceInfo() {
    return deviceInfo;
  }

  /** Changes what it says of itself; initiators hear of it (MTP 1.1 §G.2.9). */
  public void deviceInfo(DeviceInfo changed) {
    if (!changed.equals(deviceInfo)) {
      deviceInfo = changed;
      happenings.deviceInfoChanged();
    }
  }

  /** How it calls itself in Init_Command_Ack; the same for each camera with this serial number. */
  public Guid guid() {
    return guid;
  }

  /** Its time, and its plan. Closed with the camera. */
  public SimClock clock() {
    return clock;
  }

  /** The date and time that it shows, which an initiator can set. */
  public LocalDateTime date() {
    return date.get();
  }

  /** Its properties. */
  public PropertyTable properties() {
    return properties;
  }

  /** Its cards. */
  public ObjectStore store() {
    return store;
  }

  /** What initiators hear of. */
  public EventBus events() {
    return events;
  }

  /** What a hand can do to it. */
  public BodyState body() {
    return body;
  }

  /** What it is busy with. */
  public Activity activity() {
    return activity;
  }

  /** What makes two runs alike. */
  public long seed() {
    return seed;
  }

  /** How long it takes. */
  public CameraTimings timings() {
    return timings;
  }

  /**
   * Tells how many bytes the next picture may take at most with the settings at that moment, those
   * of the exposure as well.
   */
  public void largestImage(LongSupplier bytes) {
    largestImage.become(bytes);
  }

  /** Random numbers that depend on the seed, and on the order in which they are taken. */
  public Random random() {
    return random;
  }

  /**
   * Tells how many bytes the next picture takes with the settings at that moment. When settings
   * change it, StorageInfoChanged is sent for each card, because another number of pictures fits.
   */
  public void imageBytes(LongSupplier bytes) {
    imageBytes.become(bytes);
    lastImageBytes.set(bytes.getAsLong());
  }

  /**
   * What the camera looks at now, as a JPEG of its live view, whether an initiator has asked for
   * live view or not; empty for a body that has none.
   */
  public Optional<Bytes> finder() {
    return finder.map(Supplier::get);
  }

  /** Where it focuses; empty for a body whose focus area nobody can move. */
  public Optional<FocusArea> focusArea() {
    return focusArea;
  }

  /** Gives the body a focus area. */
  public void focusArea(FocusArea area) {
    focusArea = Optional.of(area);
  }

  /** Tells where {@link #finder()} takes its picture from. */
  public void finder(Supplier<Bytes> frames) {
    finder = Optional.of(frames);
  }

  /** Does what follows from changed properties. */
  private final class Follower implements Consumer<PropertyCommit> {
    @Override
    public void accept(PropertyCommit commit) {
      commit
          .value(DevicePropertyCode.FUNCTIONAL_MODE)
          .ifPresent(mode -> deviceInfo(inMode((int) mode.after().longValue())));
      checkRoom();
    }
  }

  /** FunctionalMode of DeviceInfo is that of the property (MTP 1.1 §5.1.1.5). */
  private DeviceInfo inMode(int mode) {
    DeviceInfo now = deviceInfo;
    return new DeviceInfo(
        now.standardVersion(),
        now.vendorExtensionId(),
        now.vendorExtensionVersion(),
        now.vendorExtensionDesc(),
        mode,
        now.operations(),
        now.events(),
        now.deviceProperties(),
        now.captureFormats(),
        now.imageFormats(),
        now.manufacturer(),
        now.model(),
        now.deviceVersion(),
        now.serialNumber());
  }

  private void checkRoom() {
    long now = imageBytes.getAsLong();
    if (lastImageBytes.getAndSet(now) != now) {
      store.storageIds().stream()
          .filter(id -> store.slot(id) == SlotState.AVAILABLE)
          .forEach(happenings::roomChanged);
    }
  }

  /** Forgets planned work and gives files back; closing again does nothing. */
  @Override
  public void close() {
    clock.close();
    store.close();
  }

  @Override
  public String toString() {
    return model.identity().model() + " " + deviceInfo.serialNumber();
  }

  /** The choices for a camera. Confined to one thread. */
  public static final class Builder {
    private final CameraModel model;
    private @Nullable SimClock clock;
    private long seed = 1;
    private String serial = "2000001";
    private @Nullable ZoneId zone;

    private Builder(CameraModel model) {
      this.model = model;
    }

    /** Its clock, which the camera closes in the end; a real one if none is given. */
    public Builder clock(SimClock value) {
      clock = value;
      return this;
    }

    /** What makes two runs alike; 1 if none is given. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /** Its own digits of the serial number; {@code 2000001} if none are given. */
    public Builder serial(String value) {
      serial = value;
      return this;
    }

    /** Where its clock shows local time; the host's zone if none is given. */
    public Builder zone(ZoneId value) {
      zone = value;
      return this;
    }

    /**
     * Switches it on, without a card.
     *
     * @throws IllegalArgumentException if the serial number does not suit the model
     */
    public Camera build() {
      return new Camera(this);
    }
  }
}
