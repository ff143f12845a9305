package dev.ptpip.simulator.model;

import dev.ptpip.protocol.channel.DataPacking;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.FilesystemType;
import dev.ptpip.protocol.dataset.StorageType;
import dev.ptpip.protocol.value.ObjectHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a model of a model file; see {@code docs/camera-models.md} for the format. Runs at each
 * start before anything is compiled: plain loops, because every lambda costs its linking. Confined
 * to its thread.
 */
final class ModelReader {
  private static final int FORMAT = 1;
  private static final int CODE = 0xFFFF;
  private static final long UINT32 = 0xFFFF_FFFFL;
  private static final Duration MOMENT = Duration.ofMillis(50);
  private static final ObjectHandle USUAL_MEMORY_HANDLE = new ObjectHandle(0xFFFF_0001);

  private final JsonSection root;

  /** Makers that a model may name; empty: any. */
  private final List<String> vendors;

  /** The section that is being read, for what a constructor refuses. */
  private JsonSection section;

  private ModelReader(JsonSection root, List<String> vendors) {
    this.root = root;
    this.vendors = vendors;
    this.section = root;
  }

  /**
   * Reads a model.
   *
   * @throws CameraModelException if the text is no model
   */
  static CameraModel read(ModelText source) {
    return read(source, List.of());
  }

  /** Reads a model whose vendor, if it names one, has to be among {@code vendors}. */
  static CameraModel read(ModelText source, List<String> vendors) {
    ModelReader reader = new ModelReader(JsonSection.file(source), vendors);
    try {
      CameraModel model = reader.model();
      reader.root.finish();
      return model;
    } catch (IllegalArgumentException e) {
      throw reader.section.refused(e);
    }
  }

  private CameraModel model() {
    root.number("format", FORMAT, FORMAT);
    if (root.has("notes")) {
      root.items("notes");
    }
    Identity identity = identity(root.section("identity"));
    List<PropertyDefinition> properties = properties(root.section("properties"));
    Optional<Lens> lens =
        root.has("lens") ? Optional.of(lens(root.section("lens"))) : Optional.empty();
    Optional<String> header =
        root.has("liveView") ? Optional.of(header(root.section("liveView"))) : Optional.empty();
    ObjectHandle memoryHandle =
        root.has("memory") ? memory(root.section("memory")) : USUAL_MEMORY_HANDLE;
    Transport transport = Transport.usual(identity.model());
    if (root.has("transport")) {
      transport = transport(root.section("transport"), transport);
    }
    List<Source> sources = sources();
    List<CardSlot> slots = slots();
    FileNaming files = files(root.section("files"));
    Timings timings = timings(root.section("timings"));
    List<Quirk> quirks = quirks();
    section = root;
    return new CameraModel(
        root.text("name"),
        vendors.isEmpty() ? root.text("vendor", "") : root.word("vendor", "", vendors),
        sources,
        identity,
        operations(),
        events(),
        formats("captureFormats"),
        formats("imageFormats"),
        properties,
        slots,
        files,
        lens,
        header,
        memoryHandle,
        transport,
        timings,
        quirks);
  }

  private <T> T done(T made) {
    section.finish();
    return made;
  }

  /** Codes stay as they are: a real body that lists one twice does so here. */
  private List<OperationCode> operations() {
    List<OperationCode> codes = new ArrayList<>();
    for (int code : root.codes("operations", CODE)) {
      codes.add(new OperationCode(code));
    }
    return codes;
  }

  private List<EventCode> events() {
    List<EventCode> codes = new ArrayList<>();
    for (int code : root.codes("events", CODE)) {
      codes.add(new EventCode(code));
    }
    return codes;
  }

  private List<ObjectFormatCode> formats(String key) {
    List<ObjectFormatCode> codes = new ArrayList<>();
    for (int code : root.codes(key, CODE)) {
      codes.add(new ObjectFormatCode(code));
    }
    return codes;
  }

  private List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    if (root.has("sources")) {
      for (JsonSection each : root.sections("sources")) {
        section = each;
        sources.add(done(new Source(each.text("url"), each.text("what"))));
      }
    }
    return sources;
  }

  private Identity identity(JsonSection from) {
    section = from;
    return done(
        new Identity(
            from.text("manufacturer"),
            from.text("model"),
            from.text("deviceVersion"),
            (int) from.number("standardVersion", 0, CODE),
            (int) from.number("vendorExtensionId", 0, UINT32),
            (int) from.number("vendorExtensionVersion", 0, CODE),
            from.text("vendorExtensionDesc"),
            (int) from.number("functionalMode", 0, CODE, 0),
            from.text("serialNumber")));
  }

  private List<PropertyDefinition> properties(JsonSection from) {
    section = from;
    return done(new PropertyReader().read(from));
  }

  private List<CardSlot> slots() {
    List<CardSlot> slots = new ArrayList<>();
    for (JsonSection each : root.sections("slots")) {
      section = each;
      slots.add(
          done(
              new CardSlot(
                  slots.size() + 1,
                  each.word("type", StorageType.values()),
                  each.word("filesystem", FilesystemType.values()),
                  each.word("access", AccessCapability.values()),
                  each.text("description", ""),
                  each.text("label", ""),
                  each.number("capacity", 1, Long.MAX_VALUE))));
    }
    return slots;
  }

  private FileNaming files(JsonSection from) {
    section = from;
    return done(new FileNaming(from.text("folder"), from.text("prefix")));
  }

  private Lens lens(JsonSection from) {
    section = from;
    int widest = (int) from.number("widestAperture", 1, CODE);
    int shortest = (int) from.number("shortestFocalLength", 1, Integer.MAX_VALUE);
    return done(
        new Lens(
            from.text("name"),
            shortest,
            (int) from.number("longestFocalLength", 1, Integer.MAX_VALUE, shortest),
            widest,
            (int) from.number("widestApertureTele", 1, CODE, widest)));
  }

  private String header(JsonSection from) {
    section = from;
    return done(from.text("header"));
  }

  private ObjectHandle memory(JsonSection from) {
    section = from;
    return done(new ObjectHandle((int) from.number("handle", 1, UINT32)));
  }

  private Transport transport(JsonSection from, Transport usual) {
    DataPacking packing = usual.dataPacking();
    if (from.has("dataPacking")) {
      packing = packing(from.section("dataPacking"), packing);
    }
    section = from;
    return done(
        new Transport(
            from.text("friendlyName", usual.friendlyName()),
            (int) from.number("initiators", 1, Transport.MAX_INITIATORS, usual.initiators()),
            from.flag("answersProbe", usual.answersProbe()),
            packing,
            from.word("events", EventDelivery.values(), usual.events()),
            from.time("idleDrop", usual.idleDrop())));
  }

  private DataPacking packing(JsonSection from, DataPacking usual) {
    section = from;
    long max = DataPacking.MAX_PACKET_BYTES;
    return done(
        new DataPacking(
            from.number("singlePacketBytes", 0, max, usual.singlePacketBytes()),
            from.number("packetBytes", 1, max, usual.packetBytes()),
            from.word("ending", DataPacking.Ending.values(), usual.ending())));
  }

  private Timings timings(JsonSection from) {
    section = from;
    return done(
        new Timings(
            from.time("shutterLag", MOMENT),
            from.time("autofocus", MOMENT),
            from.time("autofocusSpread", Duration.ZERO),
            from.time("write", MOMENT),
            from.time("liveViewStart", MOMENT),
            from.time("liveViewFrame", MOMENT)));
  }

  private List<Quirk> quirks() {
    List<Quirk> quirks = new ArrayList<>();
    if (root.has("quirks")) {
      JsonSection from = root.section("quirks");
      section = from;
      for (String name : from.names()) {
        quirks.add(new Quirk(kind(from, name), from.text(name)));
      }
    }
    return quirks;
  }

  private static Quirk.Kind kind(JsonSection quirks, String name) {
    for (Quirk.Kind kind : Quirk.Kind.values()) {
      if (kind.id().equals(name)) {
        return kind;
      }
    }
    List<String> ids = Quirk.Kind.ids();
    throw quirks.problem(
        quirks.nameAt(name),
        "",
        "no quirk \"%s\"; there are %s%s"
            .formatted(name, String.join(", ", ids), NearestName.hint(name, ids)));
  }
}
