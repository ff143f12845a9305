package dev.ptpip.simulator.rest;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.simulator.camera.Camera;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every device property with what it can be. */
final class PropertyList {
  private PropertyList() {}

  static List<Map<String, Object>> of(RestCamera target) {
    Camera camera = target.camera().camera();
    List<Map<String, Object>> list = new ArrayList<>();
    for (DevicePropertyCode code : camera.properties().codes()) {
      Optional<DevicePropDesc> description = camera.properties().describe(code);
      description.ifPresent(found -> list.add(of(target.properties().of(code), found)));
    }
    return list;
  }

  private static Map<String, Object> of(NamedProperty named, DevicePropDesc description) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", named.name());
    json.put("code", named.code().toString());
    json.put("value", named.current(description));
    json.put("choices", named.choices(description.form()));
    return json;
  }
}
