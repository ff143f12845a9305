package dev.ptpip.cli.docs;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.OperationInfo;
import dev.ptpip.protocol.vendor.VendorExtensions;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.simulator.CameraBuilder;
import dev.ptpip.simulator.CameraPack;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.responder.OperationTable;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which operation the simulator carries out, the client sends, and a test tries. All of it is read
 * off the code: the operation table of a started camera, the operations that the client's sources
 * name where they send them, and the test methods that name an operation.
 */
final class CapabilityMatrix {
  private static final Pattern NAME =
      Pattern.compile("\\b(?:OperationCode|NikonOperations)\\.([A-Z][A-Z0-9_]+)\\b");

  /** A constant that a class has of its own, for what no vendor names. */
  private static final Pattern OWN =
      Pattern.compile(
          "OperationCode ([A-Z][A-Z0-9_]+) =\\s+new OperationCode\\(0x([0-9A-F]{4})\\);");

  /** Names an operation without sending it. */
  private static final Pattern NOT_SENT =
      Pattern.compile(
          "(?:supports|equals)\\(\\s*(?:OperationCode|NikonOperations)\\.[A-Z0-9_]+\\s*\\)");

  private static final Pattern TEST =
      Pattern.compile("@Test\\b.*?\\bvoid (\\w+)\\(.*?(?=\n  @|\n}|\\z)", Pattern.DOTALL);

  /** Code, then everything that is written about it. */
  record Row(OperationCode code, String name, String simulator, String client, String test) {
    @Override
    public String toString() {
      return String.format(
          "| 0x%04X | %s | %s | %s | %s |", code.raw(), name, simulator, client, test);
    }
  }

  private final Set<OperationCode> offered;
  private final Set<OperationCode> handled;
  private final Map<OperationCode, Set<String>> sent = new TreeMap<>(byNumber());
  private final Map<OperationCode, String> tests = new TreeMap<>(byNumber());

  private CapabilityMatrix(Set<OperationCode> offered, Set<OperationCode> handled) {
    this.offered = offered;
    this.handled = handled;
  }

  private static Comparator<OperationCode> byNumber() {
    return Comparator.comparingInt(OperationCode::raw);
  }

  /** Reads the code of this checkout and starts a D5300. */
  static CapabilityMatrix read() throws IOException {
    TableKeeper keeper = new TableKeeper();
    CapabilityMatrix matrix;
    try (VirtualCamera camera = VirtualCamera.builder().model("nikon-d5300").pack(keeper).start()) {
      Set<OperationCode> handled = keeper.table().codes();
      Set<OperationCode> offered = new HashSet<>(camera.camera().model().operations());
      offered.retainAll(handled);
      matrix = new CapabilityMatrix(offered, handled);
    }
    Map<String, OperationCode> constants = constants();
    matrix.readClient(constants);
    matrix.readTests(constants);
    return matrix;
  }

  /** Gets hold of the table that the camera works with. */
  private static final class TableKeeper implements CameraPack {
    private Optional<OperationTable> table = Optional.empty();

    @Override
    public boolean serves(CameraModel model) {
      return true;
    }

    @Override
    public void install(CameraBuilder builder) {
      table = Optional.of(builder.operations());
    }

    OperationTable table() {
      return table.orElseThrow();
    }
  }

  private static Map<String, OperationCode> constants() {
    Map<String, OperationCode> constants = new TreeMap<>();
    for (Class<?> holder : List.of(OperationCode.class, NikonOperations.class)) {
      for (Field field : holder.getFields()) {
        if (field.getType().equals(OperationCode.class)) {
          constants.put(holder.getSimpleName() + "." + field.getName(), value(field));
        }
      }
    }
    return constants;
  }

  private static OperationCode value(Field field) {
    try {
      return (OperationCode) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(field + " is public", e);
    }
  }

  private static Set<OperationCode> named(String source, Map<String, OperationCode> constants) {
    Set<OperationCode> codes = new TreeSet<>(byNumber());
    Matcher name = NAME.matcher(source);
    while (name.find()) {
      OperationCode code = constants.get(name.group());
      if (code != null) {
        codes.add(code);
      }
    }
    return codes;
  }

  /** The connection layer sends what it is given; what it names it treats differently. */
  private void readClient(Map<String, OperationCode> constants) throws IOException {
    for (Path file : Checkout.javaFiles("ptpip-client/src/main/java")) {
      if (isIn("connection", file)) {
        continue;
      }
      String source = NOT_SENT.matcher(Files.readString(file)).replaceAll("");
      for (OperationCode code : named(source, constants)) {
        sent.computeIfAbsent(code, each -> new TreeSet<>()).add(className(file));
      }
    }
  }

  private static boolean isIn(String folder, Path file) {
    return file.toString().contains("/" + folder + "/");
  }

  private static String className(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  /**
   * A test named for the model comes before any other one; the client's tests, against a scripted
   * camera, count for what no other one tries.
   */
  private void readTests(Map<String, OperationCode> constants) throws IOException {
    List<Path> files = new ArrayList<>(Checkout.javaFiles("camera-simulator/src/test/java"));
    files.addAll(Checkout.javaFiles("ptpip-cli/src/test/java"));
    files.sort(Comparator.comparing(file -> !isIn("d5300", file)));
    tests.putAll(readTests(files, constants));
    readTests(Checkout.javaFiles("ptpip-client/src/test/java"), constants)
        .forEach(tests::putIfAbsent);
  }

  private static Map<OperationCode, String> readTests(
      List<Path> files, Map<String, OperationCode> constants) throws IOException {
    Map<OperationCode, String> tests = new TreeMap<>(byNumber());
    for (Path file : files) {
      String source = Files.readString(file);
      Matcher test = TEST.matcher(source);
      while (test.find()) {
        Set<OperationCode> codes = named(test.group(), constants);
        codes.addAll(ownNamed(test.group(), source));
        for (OperationCode code : codes) {
          String title = className(file) + "." + test.group(1);
          tests.merge(code, title, (old, other) -> closer(code, other, old, constants));
        }
      }
    }
    return tests;
  }

  private static Set<OperationCode> ownNamed(String test, String source) {
    Set<OperationCode> codes = new TreeSet<>(byNumber());
    Matcher own = OWN.matcher(source);
    while (own.find()) {
      if (Pattern.compile("\\b" + own.group(1) + "\\b").matcher(test).find()) {
        codes.add(new OperationCode(Integer.parseInt(own.group(2), 16)));
      }
    }
    return codes;
  }

  /** The test whose name says more of the operation, the first one if both say the same. */
  private static String closer(
      OperationCode code, String other, String old, Map<String, OperationCode> constants) {
    return closeness(code, other, constants) > closeness(code, old, constants) ? other : old;
  }

  private static int closeness(
      OperationCode code, String title, Map<String, OperationCode> constants) {
    String method = title.substring(title.indexOf('.') + 1).toLowerCase(Locale.ROOT);
    int closeness = 0;
    for (Map.Entry<String, OperationCode> constant : constants.entrySet()) {
      if (constant.getValue().equals(code)) {
        String name = constant.getKey().replaceAll(".*\\.|_", "").toLowerCase(Locale.ROOT);
        closeness = Math.max(closeness, method.equals(name) ? 2 : method.contains(name) ? 1 : 0);
      }
    }
    return closeness;
  }

  /** The operations of the model that a started camera carries out. */
  Set<OperationCode> offered() {
    return offered;
  }

  /** One row per operation that either side knows, by number. */
  List<Row> rows() {
    Set<OperationCode> all = new TreeSet<>(byNumber());
    all.addAll(handled);
    all.addAll(sent.keySet());
    List<Row> rows = new ArrayList<>();
    for (OperationCode code : all) {
      Set<String> senders = sent.getOrDefault(code, Set.of());
      rows.add(
          new Row(
              code,
              name(code),
              offered.contains(code) ? "D5300" : handled.contains(code) ? "other bodies" : "no",
              senders.isEmpty() ? "`execute`" : String.join(", ", senders),
              tests.containsKey(code) ? "`" + tests.get(code) + "`" : "none"));
    }
    return rows;
  }

  /** As Nikon calls it, or the first vendor that has it. */
  private static String name(OperationCode code) {
    return Stream.of("nikon", "android", "microsoft")
        .map(vendor -> VendorExtensions.installed().named(vendor).orElseThrow().codes())
        .flatMap(codes -> codes.find(code).map(OperationInfo::name).stream())
        .findFirst()
        .orElseThrow();
  }

  /** The whole page. */
  String page() {
    StringBuilder page = new StringBuilder();
    page.append("# Capabilities\n\n");
    page.append("<!-- Made by CapabilityMatrixTest; do not edit. -->\n\n");
    page.append(
        """
        Every operation that the simulator carries out or the client sends.

        - **Simulator**: `D5300` when a started Nikon D5300 offers it; `other bodies` when it is carried out for models that
          list it, which the D5300 does not.
        - **Client**: the class that sends it; `execute` when there is no typed method, and `CameraSession.execute` sends it
          as it sends any code.
        - **Test**: one that tries it, against the simulator if that carries it out.

        """);
    page.append("| code | operation | simulator | client | test |\n|---|---|---|---|---|\n");
    rows().forEach(row -> page.append(row).append('\n'));
    return page.toString();
  }
}
