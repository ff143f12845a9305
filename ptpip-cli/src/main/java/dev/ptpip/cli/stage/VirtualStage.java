package dev.ptpip.cli.stage;

import dev.ptpip.conformance.client.CameraStage;
import dev.ptpip.conformance.client.Scene;
import dev.ptpip.conformance.client.Twist;
import dev.ptpip.pcap.live.LiveListener;
import dev.ptpip.pcap.live.LiveTraffic;
import dev.ptpip.pcap.live.WatchedLink;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.responder.LinkDecorator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Virtual cameras that clients are judged with: a D5300 with two small pictures on its card. */
public final class VirtualStage implements CameraStage {
  private static final int[] SIZES = {300_000, 4_000};

  private final LinkDecorator below;
  private final long seed;

  /** A stage without cameras yet. */
  public VirtualStage() {
    this(LinkDecorator.NONE, 1);
  }

  /**
   * A stage without cameras yet.
   *
   * @param below what the connections of all of them go through, next to the wire
   * @param seed of whatever is left to chance in a camera and in the pictures on its card
   */
  public VirtualStage(LinkDecorator below, long seed) {
    this.below = below;
    this.seed = seed;
  }

  @Override
  public Staged open(Scene scene, LiveListener listener) throws IOException {
    LiveTraffic traffic = new LiveTraffic(Instant::now, listener);
    Path card = card();
    try {
      VirtualCameraBuilder builder =
          VirtualCamera.nikonD5300()
              .card(card)
              .seed(seed)
              .link(
                  (link, info) ->
                      new WatchedLink(below.decorate(link, info), traffic.connection(link.peer())));
      scene.rules().forEach(builder::fault);
      Happened happened = new Happened();
      scene.twist().ifPresent(twist -> Twists.install(twist, builder, happened));
      return new Running(builder.start(), card, scene, happened);
    } catch (IOException | RuntimeException failed) {
      delete(card);
      throw failed;
    }
  }

  private Path card() throws IOException {
    Path card = Files.createTempDirectory("ptpip-card");
    Path folder = Files.createDirectories(card.resolve("DCIM/100D5300"));
    int number = 1;
    for (int size : SIZES) {
      byte[] bytes = new byte[size];
      new Random(seed + size).nextBytes(bytes);
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

  private record Running(VirtualCamera camera, Path card, Scene scene, Happened happened)
      implements Staged {
    @Override
    public InetSocketAddress address() {
      return camera.address();
    }

    @Override
    public List<String> fired() {
      Stream<String> twist =
          scene.twist().stream().filter(each -> happened.hasHappened()).map(Twist::text);
      Stream<String> rules =
          camera.rules().report().stream().filter(each -> each.hasFired()).map(each -> each.line());
      return Stream.concat(twist, rules).toList();
    }

    @Override
    public void close() {
      camera.close();
      delete(card);
    }
  }
}
