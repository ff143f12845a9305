package dev.ptpip.cli.use;

import dev.ptpip.conformance.client.CameraStage;
import dev.ptpip.conformance.client.Scene;
import dev.ptpip.pcap.live.LiveListener;
import dev.ptpip.pcap.live.LiveTraffic;
import dev.ptpip.pcap.live.WatchedLink;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.ProbeResponse;
import dev.ptpip.protocol.packet.UnknownPacket;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.fault.PacketFilter;
import dev.ptpip.simulator.fault.WirePacket;
import dev.ptpip.simulator.responder.LinkDecorator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Virtual cameras that clients are judged with: a D5300 with two small pictures on its card. */
public final class VirtualStage implements CameraStage {
  private static final int[] SIZES = {300_000, 4_000};

  private final LinkDecorator below;

  /** A stage without cameras yet. */
  public VirtualStage() {
    this(LinkDecorator.NONE);
  }

  /**
   * A stage without cameras yet.
   *
   * @param below what the connections of all of them go through, next to the wire
   */
  public VirtualStage(LinkDecorator below) {
    this.below = below;
  }

  @Override
  public Staged open(Scene scene, LiveListener listener) throws IOException {
    LiveTraffic traffic = new LiveTraffic(Instant::now, listener);
    Path card = card();
    try {
      VirtualCameraBuilder builder =
          VirtualCamera.nikonD5300()
              .card(card)
              .link(
                  (link, info) ->
                      new WatchedLink(below.decorate(link, info), traffic.connection(link.peer())));
      scene.rules().forEach(builder::fault);
      List<Packet> extras = new ArrayList<>();
      scene.extras().forEach(extra -> extras.addAll(packets(extra)));
      if (!extras.isEmpty()) {
        builder.filter(connection -> behindProbes(extras));
      }
      return new Running(builder.start(), card);
    } catch (IOException | RuntimeException failed) {
      delete(card);
      throw failed;
    }
  }

  private static List<Packet> packets(Scene.Extra extra) {
    return switch (extra) {
      case UNKNOWN_EVENTS ->
          List.of(
              Event.of(new EventCode(0xC7FF), TransactionId.ANY, 1, 2, 3),
              Event.of(new EventCode(0x4FFF), TransactionId.ANY));
      case UNKNOWN_PACKET -> List.of(new UnknownPacket(0x20, Bytes.of(1, 2, 3, 4)));
      case UNASKED_PROBE_RESPONSE -> List.of(new ProbeResponse());
    };
  }

  /** The probe of the scene marks where they go out. */
  private static PacketFilter behindProbes(List<Packet> extras) {
    return (packet, onward) -> {
      onward.send(packet);
      if (packet.is(PacketType.PROBE_REQUEST)) {
        for (Packet extra : extras) {
          onward.send(WirePacket.of(extra));
        }
      }
    };
  }

  private static Path card() throws IOException {
    Path card = Files.createTempDirectory("ptpip-card");
    Path folder = Files.createDirectories(card.resolve("DCIM/100D5300"));
    int number = 1;
    for (int size : SIZES) {
      byte[] bytes = new byte[size];
      new Random(size).nextBytes(bytes);
      bytes[0] = (byte) 0xFF;
      bytes[1] = (byte) 0xD8;
      Files.write(folder.resolve("DSC_000" + number++ + ".JPG"), bytes);
    }
    return card;
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException left) {
      // in the folder for temporary files
    }
  }

  private record Running(VirtualCamera camera, Path card) implements Staged {
    @Override
    public InetSocketAddress address() {
      return camera.address();
    }

    @Override
    public List<String> fired() {
      return camera.rules().report().stream()
          .filter(each -> each.hasFired())
          .map(each -> each.line())
          .toList();
    }

    @Override
    public void close() {
      camera.close();
      delete(card);
    }
  }
}
