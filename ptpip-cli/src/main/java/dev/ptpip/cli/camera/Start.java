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
 * @param cameras the camera, or several
 * @param flags how it was asked for
 * @param panel how it can be controlled
 * @param plot what has made it
 * @param pid number of this process
 */
record Start(Cameras cameras, CameraFlags flags, Panel panel, Plot plot, long pid) {
  /** Version of the READY line and of the ready file. */
  private static final int FORMAT = 1;

  /** The first of them. */
  VirtualCamera camera() {
    return cameras.first();
  }

  /** What it is and what is in it; at most five lines. */
  List<String> lines() {
    if (!plot.lines().isEmpty()) {
      return plot.lines();
    }
    Identity identity = camera().camera().model().identity();
    List<String> lines = new ArrayList<>(4);
    lines.add(
        identity.manufacturer()
            + " "
            + identity.model()
            + "   firmware "
            + identity.deviceVersion()
            + "   serial "
            + serial(camera())
            + "   seed "
            + camera().camera().seed()
            + "   clock "
            + plot.clock());
    int slots = 0;
    for (CardSlot slot : camera().camera().model().slots()) {
      if (++slots > 2) {
        break;
      }
      lines.add("card " + slot.number() + "      " + card(slot));
    }
    if (flags.count() > 1) {
      lines.add("cameras     " + flags.count() + ", up to serial " + serial(last()));
    }
    if (panel.url() != null) {
      String token = panel.madeUpToken();
      lines.add("panel       " + panel.url() + (token == null ? "" : "   token " + token));
    }
    return lines;
  }

  /** Without the zeros that fill it up on the wire. */
  private static String serial(VirtualCamera camera) {
    String number = camera.camera().deviceInfo().serialNumber();
    int start = 0;
    while (start < number.length() - 1 && number.charAt(start) == '0') {
      start++;
    }
    return number.substring(start);
  }

  private String card(CardSlot slot) {
    for (StorageId id : camera().camera().store().storageIds()) {
      if (id.hasMedium() && id.raw() >>> 16 == slot.number()) {
        CardSummary summary = camera().camera().store().summary(id).orElse(null);
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
    line.append(" ptpip=").append(text(camera().address()));
    if (hasEventPort()) {
      line.append(" event=").append(text(camera().eventAddress()));
    }
    if (flags.count() > 1) {
      line.append(" count=").append(flags.count());
      line.append(" last=").append(text(last().address()));
    }
    if (panel.url() != null) {
      line.append(" panel=").append(panel.url());
    }
    if (panel.madeUpToken() != null) {
      line.append(" token=").append(panel.madeUpToken());
    }
    return line.append(" pid=").append(pid).toString();
  }

  private VirtualCamera last() {
    return cameras.all().get(flags.count() - 1);
  }

  private boolean hasEventPort() {
    return camera().eventPort() != camera().port();
  }

  /** The same for the ready file. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("v", FORMAT);
    json.put("ptpip", text(camera().address()));
    json.put("host", camera().host());
    json.put("port", camera().port());
    if (hasEventPort()) {
      json.put("event", text(camera().eventAddress()));
      json.put("eventPort", camera().eventPort());
    }
    if (panel.url() != null) {
      json.put("panel", panel.url());
    }
    if (panel.madeUpToken() != null) {
      json.put("token", panel.madeUpToken());
    }
    json.put("pid", pid);
    json.put("camera", camera().camera().model().name());
    json.put("serial", serial(camera()));
    json.put("seed", camera().camera().seed());
    json.put("clock", plot.clock());
    if (flags.count() > 1) {
      json.put("cameras", list());
    }
    json.putAll(plot.json());
    return json;
  }

  private List<Map<String, Object>> list() {
    List<Map<String, Object>> list = new ArrayList<>(flags.count());
    for (VirtualCamera each : cameras.all()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ptpip", text(each.address()));
      json.put("host", each.host());
      json.put("port", each.port());
      json.put("serial", serial(each));
      list.add(json);
    }
    return list;
  }

  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress();
    return (address.getAddress() instanceof Inet6Address ? "[" + host + "]" : host)
        + ":"
        + address.getPort();
  }
}
