package dev.ptpip.cli.use;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.HelpPage;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Json;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.connection.ResponderIdentity;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.code.Code;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Tells what a camera is and can do. */
@Command(name = "info", description = "model, firmware, operations, storage")
final class InfoCommand extends CameraSubcommand {
  private static final int LABEL_WIDTH = 13;

  /** A store and what it is. */
  private record Store(StorageId id, Optional<StorageInfo> info, OptionalLong objects) {}

  @Override
  ExitCode run(CameraSession camera, Console console) throws IOException {
    List<String> problems = new ArrayList<>();
    List<Store> stores = stores(camera, problems);
    List<DevicePropertyCode> properties = camera.properties().codes();
    if (console.json()) {
      console.line(Json.text(json(camera, stores, properties)));
    } else {
      text(camera, stores, properties, problems).forEach(console::line);
    }
    problems.forEach(each -> console.error("ptpip: " + each));
    return problems.isEmpty() ? ExitCode.GOOD : ExitCode.NOT_GOOD;
  }

  /** Something to ask the camera. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws IOException;
  }

  /** What is refused or can't be read is noted, and the rest is told all the same. */
  private static <T> Optional<T> ask(List<String> problems, Question<T> question)
      throws IOException {
    try {
      return Optional.of(question.ask());
    } catch (OperationFailedException | MalformedPacketException failed) {
      problems.add(String.valueOf(failed.getMessage()));
      return Optional.empty();
    }
  }

  private static List<Store> stores(CameraSession camera, List<String> problems)
      throws IOException {
    List<Store> stores = new ArrayList<>();
    if (!camera.supports(OperationCode.GET_STORAGE_IDS)) {
      return stores;
    }
    List<StorageId> ids = ask(problems, () -> camera.objects().storageIds()).orElse(List.of());
    for (StorageId id : ids) {
      if (id.hasMedium()) {
        stores.add(
            new Store(
                id,
                ask(problems, () -> description(camera, id)).flatMap(info -> info),
                ask(problems, () -> objects(camera, id)).orElse(OptionalLong.empty())));
      }
    }
    return stores;
  }

  private static Optional<StorageInfo> description(CameraSession camera, StorageId id)
      throws IOException {
    return camera.supports(OperationCode.GET_STORAGE_INFO)
        ? Optional.of(camera.objects().storageInfo(id))
        : Optional.empty();
  }

  private static OptionalLong objects(CameraSession camera, StorageId id) throws IOException {
    return camera.supports(OperationCode.GET_NUM_OBJECTS)
        ? OptionalLong.of(camera.objects().count(id, ObjectFormatCode.ANY, ObjectHandle.NONE))
        : OptionalLong.empty();
  }

  private static List<String> text(
      CameraSession camera,
      List<Store> stores,
      List<DevicePropertyCode> properties,
      List<String> problems) {
    DeviceInfo info = camera.deviceInfo();
    ResponderIdentity responder = camera.responder();
    HelpPage page =
        new HelpPage(LABEL_WIDTH)
            .line(
                camera.name()
                    + "   firmware "
                    + info.deviceVersion()
                    + "   serial "
                    + info.serialNumber())
            .entry("maker", info.manufacturer())
            .entry("name", responder.friendlyName() + " (GUID " + responder.guid() + ")")
            .entry("standard", "PTP " + hundredths(info.standardVersion()))
            .entry("extension", extension(info));
    for (Store store : stores) {
      page.entry("storage", store.id() + "  " + describe(store));
    }
    if (stores.isEmpty()) {
      page.entry(
          "storage",
          !camera.supports(OperationCode.GET_STORAGE_IDS)
              ? "not known: the camera lists no operation that tells it"
              : problems.isEmpty() ? "no card" : "not known");
    }
    page.entry("operations " + info.operations().size(), names(camera, info.operations()));
    page.entry("events " + info.events().size(), names(camera, info.events()));
    page.entry("properties " + properties.size(), names(camera, properties));
    return page.entry("formats " + info.imageFormats().size(), names(camera, info.imageFormats()))
        .lines();
  }

  private static String extension(DeviceInfo info) {
    String text = Human.hex(Integer.toUnsignedLong(info.vendorExtensionId()), 8);
    text += " " + hundredths(info.vendorExtensionVersion());
    return info.vendorExtensionDesc().isBlank() ? text : text + "  " + info.vendorExtensionDesc();
  }

  private static String hundredths(int version) {
    return version / 100 + "." + version / 10 % 10 + version % 10;
  }

  private static String describe(Store store) {
    List<String> parts = new ArrayList<>();
    store
        .info()
        .ifPresent(
            info ->
                parts.add(
                    Human.size(info.freeSpace())
                        + " of "
                        + Human.size(info.maxCapacity())
                        + " free"));
    store.objects().ifPresent(objects -> parts.add(Human.count(objects, "object")));
    store
        .info()
        .filter(info -> info.freeSpaceInObjects() != StorageInfo.NOT_USED)
        .ifPresent(
            info -> parts.add("room for " + Human.count(info.freeSpaceInObjects(), "picture")));
    String text = String.join(", ", parts);
    String label =
        store
            .info()
            .map(info -> (info.description() + " " + info.volumeLabel()).strip())
            .orElse("");
    return label.isEmpty() ? text : text + " (" + label + ")";
  }

  private static String names(CameraSession camera, List<? extends Code> codes) {
    return codes.stream().map(camera.codes()::name).collect(Collectors.joining(", "));
  }

  private static Map<String, Object> json(
      CameraSession camera, List<Store> stores, List<DevicePropertyCode> properties) {
    DeviceInfo info = camera.deviceInfo();
    Map<String, Object> extension = new LinkedHashMap<>();
    extension.put("id", Human.hex(Integer.toUnsignedLong(info.vendorExtensionId()), 8));
    extension.put("version", hundredths(info.vendorExtensionVersion()));
    extension.put("description", info.vendorExtensionDesc());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("manufacturer", info.manufacturer());
    json.put("model", info.model());
    json.put("firmware", info.deviceVersion());
    json.put("serial", info.serialNumber());
    json.put("name", camera.responder().friendlyName());
    json.put("guid", camera.responder().guid().toString());
    json.put("standardVersion", hundredths(info.standardVersion()));
    json.put("vendorExtension", extension);
    json.put("storages", stores.stream().map(InfoCommand::json).toList());
    json.put("operations", codes(camera, info.operations()));
    json.put("events", codes(camera, info.events()));
    json.put("properties", codes(camera, properties));
    json.put("captureFormats", codes(camera, info.captureFormats()));
    json.put("imageFormats", codes(camera, info.imageFormats()));
    return json;
  }

  private static Map<String, Object> json(Store store) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", store.id().toString());
    store
        .info()
        .ifPresent(
            info -> {
              json.put("description", info.description());
              json.put("label", info.volumeLabel());
              json.put("capacity", info.maxCapacity());
              json.put("free", info.freeSpace());
              json.put(
                  "freePictures",
                  info.freeSpaceInObjects() == StorageInfo.NOT_USED
                      ? null
                      : info.freeSpaceInObjects());
            });
    store.objects().ifPresent(objects -> json.put("objects", objects));
    return json;
  }

  private static List<Map<String, String>> codes(CameraSession camera, List<? extends Code> codes) {
    return codes.stream()
        .map(
            code -> {
              Map<String, String> json = new LinkedHashMap<>();
              json.put("code", code.toString());
              json.put("name", camera.codes().name(code));
              return json;
            })
        .toList();
  }
}
