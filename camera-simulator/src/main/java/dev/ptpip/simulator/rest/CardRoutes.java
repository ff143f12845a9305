package dev.ptpip.simulator.rest;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.store.ChangeOrigin;
import dev.ptpip.simulator.store.ObjectQuery;
import dev.ptpip.simulator.store.Outcome;
import dev.ptpip.simulator.store.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The files on the cards. */
final class CardRoutes {
  /** Most bytes of one file. */
  static final long LARGEST_FILE = 1L << 30;

  private static final long LARGEST_REST = 32L << 20;

  private CardRoutes() {}

  static List<Route> all() {
    return List.of(
        new Route("GET", "/card", CardRoutes::list),
        new Route("GET", "/card/{name}", CardRoutes::get),
        new Route("PUT", "/card/{name}", CardRoutes::put),
        new Route("POST", "/card/format", CardRoutes::format),
        new Route("PATCH", "/card/{name}", CardRoutes::protect),
        new Route("DELETE", "/card/{name}", CardRoutes::delete));
  }

  private static Answer list(Call call) {
    Camera camera = call.target().camera().camera();
    return Answer.json(
        Map.of("files", files(camera).stream().map(file -> describe(camera, file, call)).toList()));
  }

  private static List<StoredObject> files(Camera camera) {
    List<StoredObject> files = new ArrayList<>();
    for (ObjectHandle handle :
        camera.store().list(ObjectQuery.EVERYTHING).result().orElse(List.of())) {
      camera.store().find(handle).filter(found -> !found.isFolder()).ifPresent(files::add);
    }
    return files;
  }

  private static Map<String, Object> describe(Camera camera, StoredObject file, Call call) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", file.name());
    json.put("path", StateDocument.path(camera, file));
    json.put("slot", file.storage().raw() >>> 16);
    json.put("handle", file.handle().toString());
    json.put("format", call.target().names().name(file.format()));
    json.put("size", file.size());
    json.put("captured", file.captureDate().toString());
    json.put("protected", file.protectionCode() != 0);
    return json;
  }

  /** The file with this path, or with this name if there is only one. */
  private static Optional<StoredObject> find(Call call) {
    Camera camera = call.target().camera().camera();
    String asked = call.path();
    boolean isPath = asked.indexOf('/') >= 0;
    List<StoredObject> found =
        files(camera).stream()
            .filter(
                file ->
                    (isPath ? StateDocument.path(camera, file) : file.name())
                        .equalsIgnoreCase(asked))
            .toList();
    if (found.size() > 1) {
      throw Problem.conflict(
          "there are "
              + found.size()
              + " files "
              + asked
              + "; name the folder too: "
              + StateDocument.path(camera, found.get(0)));
    }
    return found.stream().findFirst();
  }

  private static StoredObject need(Call call) {
    return find(call).orElseThrow(() -> Problem.notFound("no file " + call.path()));
  }

  private static Answer get(Call call) throws IOException {
    StoredObject file = need(call);
    if (call.find("thumb").isPresent()) {
      DataSource thumb =
          file.thumbnail().orElseThrow(() -> Problem.notFound(file.name() + " has no thumbnail"));
      return Answer.data("image/jpeg", thumb);
    }
    return Answer.data(type(file.name()), file.content());
  }

  private static String type(String name) {
    String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (suffix) {
      case "jpg", "jpeg" -> "image/jpeg";
      case "mov" -> "video/quicktime";
      case "mp4" -> "video/mp4";
      case "txt" -> "text/plain";
      default -> "application/octet-stream";
    };
  }

  /** The card in the slot that is meant. */
  private static StorageId storage(Call call) {
    Camera camera = call.target().camera().camera();
    int slot =
        (int) call.number("slot", camera.model().slots().get(0).number(), 1, Integer.MAX_VALUE);
    return StateDocument.storage(camera, slot)
        .orElseThrow(() -> Problem.conflict("there is no card in slot " + slot));
  }

  private static Answer put(Call call) throws IOException {
    Camera camera = call.target().camera().camera();
    StorageId storage = storage(call);
    Optional<StoredObject> old = find(call);
    String path =
        old.map(file -> StateDocument.path(camera, file)).orElseGet(() -> path(call, storage));
    try (InputStream body = call.body(LARGEST_FILE)) {
      old.ifPresent(
          file ->
              demand(camera.store().delete(file.handle(), ChangeOrigin.CAMERA), file.name(), call));
      Outcome<StoredObject> placed = camera.store().place(storage, path, body);
      if (!placed.isOk()) {
        body.skip(LARGEST_REST); // who is still sending would not read why it is refused
      }
      demand(placed.code(), path, call);
      return Answer.json(old.isPresent() ? 200 : 201, describe(camera, placed.value(), call));
    }
  }

  /** A bare name goes where the camera would put its next picture. */
  private static String path(Call call, StorageId storage) {
    return call.path().indexOf('/') >= 0
        ? call.path()
        : call.target()
            .camera()
            .camera()
            .store()
            .summary(storage)
            .map(card -> card.folder() + "/" + call.path())
            .orElse(call.path());
  }

  private static void demand(ResponseCode code, String path, Call call) {
    if (code.equals(ResponseCode.OK)) {
      return;
    }
    String message = path + ": " + call.target().names().name(code);
    throw code.equals(ResponseCode.INVALID_PARAMETER)
        ? Problem.badRequest(path + ": no name that a card can hold")
        : code.equals(ResponseCode.STORE_FULL)
            ? new Problem(507, message)
            : Problem.conflict(message);
  }

  /** What the body's menu does: everything on the card is gone. */
  private static Answer format(Call call) {
    Camera camera = call.target().camera().camera();
    StorageId storage = storage(call);
    demand(camera.store().format(storage, 0), "the card", call);
    return Answer.done();
  }

  /** What the camera's own button does: protects a file, or no longer. */
  private static Answer protect(Call call) throws IOException {
    JsonNode wanted =
        call.json()
            .map(document -> document.path("protected"))
            .filter(JsonNode::isBoolean)
            .orElseThrow(() -> Problem.badRequest("protected: true or false expected"));
    StoredObject file = need(call);
    ProtectionStatus status =
        wanted.asBoolean() ? ProtectionStatus.READ_ONLY : ProtectionStatus.NONE;
    Camera camera = call.target().camera().camera();
    demand(
        camera.store().protect(file.handle(), status.code(), ChangeOrigin.CAMERA),
        file.name(),
        call);
    return Answer.json(describe(camera, need(call), call));
  }

  private static Answer delete(Call call) {
    StoredObject file = need(call);
    demand(
        call.target().camera().camera().store().delete(file.handle(), ChangeOrigin.CAMERA),
        file.name(),
        call);
    return Answer.done();
  }
}
