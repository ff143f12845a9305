package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.Json;
import dev.ptpip.cli.console.Table;
import dev.ptpip.cli.console.Table.Align;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.vendor.VendorExtension;
import dev.ptpip.protocol.vendor.VendorExtensions;
import dev.ptpip.simulator.fault.ActionWord;
import dev.ptpip.simulator.fault.ActionWords;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.sabotage.Sabotage;
import dev.ptpip.simulator.sabotage.Sabotages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code --list} prints. */
final class Listings {
  private Listings() {}

  /** The lines; one line of JSON if that is asked for. */
  static List<String> of(String what, String camera, boolean json) {
    return switch (what) {
      case "models" -> models(json);
      case "faults" -> faults(json);
      case "bugs" -> bugs(json);
      default -> operations(CameraCommand.model(camera), json);
    };
  }

  private static List<String> faults(boolean json) {
    if (json) {
      List<Map<String, String>> faults = new ArrayList<>();
      for (ActionWord word : ActionWords.all()) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("word", word.name());
        entry.put("layer", word.layer().toString());
        entry.put("argument", word.form());
        entry.put("example", word.example());
        entry.put("purpose", word.purpose());
        faults.add(entry);
      }
      return List.of(Json.text(Map.of("faults", faults)));
    }
    Table table = new Table(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT);
    for (ActionWord word : ActionWords.all()) {
      table.row(word.layer().toString(), word.name(), word.form(), word.example(), word.purpose());
    }
    return table.lines();
  }

  private static List<String> bugs(boolean json) {
    if (json) {
      List<Map<String, String>> bugs = new ArrayList<>();
      for (Sabotage sabotage : Sabotages.all()) {
        bugs.add(entry("case", sabotage.caseId(), "fault", sabotage.how()));
      }
      return List.of(Json.text(Map.of("bugs", bugs)));
    }
    Table table = new Table(Align.LEFT, Align.LEFT);
    Sabotages.all().forEach(sabotage -> table.row(sabotage.caseId(), sabotage.how()));
    return table.lines();
  }

  private static List<String> models(boolean json) {
    Map<String, String> summaries = CameraModels.summaries();
    if (json) {
      List<Map<String, String>> models = new ArrayList<>();
      summaries.forEach((name, summary) -> models.add(entry("name", name, "summary", summary)));
      return List.of(Json.text(Map.of("models", models)));
    }
    Table table = new Table(Align.LEFT, Align.LEFT);
    summaries.forEach(table::row);
    return table.lines();
  }

  private static List<String> operations(CameraModel model, boolean json) {
    CodeBook codes =
        VendorExtensions.installed()
            .named(model.vendor())
            .map(VendorExtension::codes)
            .orElseGet(CodeBook::standard);
    if (json) {
      List<Map<String, String>> operations = new ArrayList<>();
      for (OperationCode code : model.operations()) {
        operations.add(entry("code", code.toString(), "name", codes.name(code)));
      }
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("camera", model.name());
      document.put("operations", operations);
      return List.of(Json.text(document));
    }
    Table table = new Table(Align.LEFT, Align.LEFT);
    for (OperationCode code : model.operations()) {
      table.row(code.toString(), codes.name(code));
    }
    return table.lines();
  }

  private static Map<String, String> entry(
      String firstKey, String first, String secondKey, String second) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put(firstKey, first);
    entry.put(secondKey, second);
    return entry;
  }
}
