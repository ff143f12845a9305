package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.HelpPage;
import dev.ptpip.cli.console.Json;
import dev.ptpip.client.CameraSession;
import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints settings. */
@Command(
    name = "get",
    description = {
      "settings: get HOST iso shutter; all without names",
      "Names are those that people use (iso, shutter, f, wb), those of the standard (ExposureIndex)"
          + " and numbers (0x500F). What it prints, set takes"
    })
final class GetCommand extends CameraSubcommand {
  private static final int DETAIL_WIDTH = 8;

  @Parameters(index = "1..*", paramLabel = "NAME", description = "settings; all without")
  private final List<String> names = new ArrayList<>();

  @Option(
      names = "--all",
      arity = "0",
      description = "type, access, default, range and choices as well")
  private boolean all;

  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    Settings settings = Settings.of(camera);
    List<String> unreadable = new ArrayList<>();
    List<Settings.Setting> chosen =
        names.isEmpty() ? settings.all(unreadable::add) : read(settings);
    if (console.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      for (Settings.Setting setting : chosen) {
        json.put(
            setting.name(),
            all ? SettingJson.full(setting, camera.codes()) : SettingJson.value(setting));
      }
      console.line(Json.text(json));
      return told(unreadable, console);
    }
    if (chosen.isEmpty() && unreadable.isEmpty()) {
      console.note(camera.name() + " has no settings that can be read");
    }
    for (Settings.Setting setting : chosen) {
      console.line(setting.name() + "=" + setting.value());
      if (all) {
        details(setting, camera.codes()).forEach(console::line);
      }
    }
    return told(unreadable, console);
  }

  /** What the camera sent of some settings is wrong; the others have been told. */
  private static ExitCode told(List<String> unreadable, Console console) {
    unreadable.forEach(each -> console.error("ptpip: " + each));
    return unreadable.isEmpty() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
  }

  private List<Settings.Setting> read(Settings settings) throws IOException {
    List<Settings.Setting> chosen = new ArrayList<>();
    for (String name : names) {
      chosen.add(settings.read(settings.named(name)));
    }
    return chosen;
  }

  private static List<String> details(Settings.Setting setting, CodeBook codes) {
    DevicePropDesc description = setting.description();
    PropertyForm form = description.form();
    HelpPage page = new HelpPage(DETAIL_WIDTH);
    page.entry(
        "is",
        codes.label(description.property())
            + ", "
            + SettingJson.type(description)
            + ", "
            + SettingJson.access(description));
    page.entry("default", setting.property().format(description.defaultValue(), form));
    if (form instanceof PropertyForm.Range range) {
      page.entry(
          "range",
          setting.property().format(range.minimum(), form)
              + " to "
              + setting.property().format(range.maximum(), form)
              + ", raw step "
              + range.step());
    } else if (form instanceof PropertyForm.Enumeration) {
      page.entry("choices", String.join(", ", setting.property().choices(form)));
    }
    return page.lines();
  }
}
