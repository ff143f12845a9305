package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.Human;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.model.CardSlot;
import dev.ptpip.simulator.model.Identity;
import dev.ptpip.simulator.store.CardSummary;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is to say about a camera that has just started.
 *
 * @param camera the camera
 * @param flags how it was asked for
 * @param pid number of this process
 */
record Start(VirtualCamera camera, CameraFlags flags, long pid) {
  /** Version of the READY line and of the ready file. */
  private static final int FORMAT = 1;

  /** What it is and what is in it; at most four lines. */
  List<String> lines() {
    Identity identity = camera.camera().model().identity();
    List<String> lines = new ArrayList<>(2);
    lines.add(
        identity.manufacturer()
            + " "
            + identity.model()
            + "   firmware "
            + identity.deviceVersion()
            + "   serial "
            + serial()
            + "   seed "
            + camera.camera().seed()
            + "   clock "
            + flags.clock());
    int slots = 0;
    for (CardSlot slot : camera.camera().model().slots()) {
      if (++slots > 2) {
        break;
      }
      lines.add("card " + slot.number() + "      " + card(slot));
    }
    return lines;
  }

  /** Without the zeros that fill it up on the wire. */
  private String serial() {
    String number = camera.camera().deviceInfo().serialNumber();
    int start = 0;
    while (start < number.length() - 1 && number.charAt(start) == '0') {
      start++;
    }
    return number.substring(start);
  }

  private String card(CardSlot slot) {
    for (StorageId id : camera.camera().store().storageIds()) {
      if (id.hasMedium() && id.raw() >>> 16 == slot.number()) {
        CardSummary summary = camera.camera().store().summary(id).orElse(null);
        if (summary != null) {
          return summary.folder()
              + ", "
              + Human.count(summary.files(), "file")
              + ", room for "
              + summary.room();
        }
      }
    }
    return "no card";
  }

  /** The line that scripts wait for. */
  String ready() {
    StringBuilder line = new StringBuilder("READY v=").append(FORMAT);
    line.append(" ptpip=").append(text(camera.address()));
    if (hasEventPort()) {
      line.append(" event=").append(text(camera.eventAddress()));
    }
    return line.append(" pid=").append(pid).toString();
  }

  private boolean hasEventPort() {
    return camera.eventPort() != camera.port();
  }

  /** The same for the ready file. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("v", FORMAT);
    json.put("ptpip", text(camera.address()));
    json.put("host", camera.host());
    json.put("port", camera.port());
    if (hasEventPort()) {
      json.put("event", text(camera.eventAddress()));
      json.put("eventPort", camera.eventPort());
    }
    json.put("pid", pid);
    json.put("camera", camera.camera().model().name());
    json.put("serial", serial());
    json.put("seed", camera.camera().seed());
    json.put("clock", flags.clock());
    return json;
  }

  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host)
        + ":"
        + address.getPort();
  }
}
