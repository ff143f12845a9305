package dev.ptpip.cli.use;

import dev.ptpip.client.object.CameraFile;
import dev.ptpip.protocol.code.CodeBook;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON form of what is on a card. */
final class FileJson {
  private FileJson() {}

  static Map<String, Object> of(CameraFile file, CodeBook codes) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("handle", file.handle().toString());
    json.put("storage", file.storage().toString());
    json.put("path", file.path());
    json.put("folder", file.isFolder());
    json.put("format", codes.name(file.info().format()));
    json.put("size", file.size().isPresent() ? file.size().getAsLong() : null);
    json.put("width", file.info().imageWidth());
    json.put("height", file.info().imageHeight());
    json.put("captured", file.info().captureDate().text());
    json.put("protected", file.info().protectionCode() != 0);
    return json;
  }
}
