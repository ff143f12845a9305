package dev.ptpip.simulator.d5300;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.vendor.nikon.NikonEvent;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.clock.VirtualClock;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.picture.CameraTags;
import dev.ptpip.simulator.picture.PictureRequest;
import dev.ptpip.simulator.picture.Pictures;
import dev.ptpip.simulator.picture.Quality;
import dev.ptpip.simulator.picture.ShotSettings;
import dev.ptpip.simulator.testing.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** A D5300 whose time moves only when it is polled, three files on its card, and an initiator. */
final class Bench implements AutoCloseable {
  /** The store of its card. */
  static final int STORE = 0x0001_0001;

  /** A handle that no object has. */
  static final int NOBODY = 0x7777_7777;

  /** In the folder DCIM/100D5300. */
  static final String PICTURE = "DSC_0001.JPG";

  static final String RAW = "DSC_0002.NEF";
  static final String MOVIE = "DSC_0003.MOV";
  static final int PICTURE_WIDTH = 960;
  static final int PICTURE_HEIGHT = 640;

  private static final int MOST_POLLS = 1000;

  private final VirtualCamera camera;
  private final Peer peer;
  private final Path folder;

  private Bench(VirtualCamera camera, Peer peer, Path folder) {
    this.camera = camera;
    this.peer = peer;
    this.folder = folder;
  }

  /** Starts the camera with a card below {@code base} and opens a session. */
  static Bench open(Path base) throws IOException {
    return open(base, CameraModels.load("nikon-d5300"));
  }

  /** The same with another model. */
  static Bench open(Path base, CameraModel model) throws IOException {
    Path folder = Files.createDirectories(base.resolve("card/DCIM/100D5300"));
    Files.write(folder.resolve(PICTURE), jpeg());
    Files.write(folder.resolve(RAW), noise(5000));
    Files.write(folder.resolve(MOVIE), noise(70_000));
    VirtualCamera camera =
        VirtualCamera.builder()
            .model(model)
            .card(base.resolve("card"))
            .clock(VirtualClock.standing(Instant.parse("2026-05-01T10:00:00Z")))
            .start();
    try {
      return new Bench(camera, Peer.open(camera.address()), folder);
    } catch (IOException | RuntimeException | AssertionError failed) {
      camera.close();
      throw failed;
    }
  }

  private static byte[] jpeg() throws IOException {
    PictureRequest request =
        new PictureRequest(
            PICTURE_WIDTH,
            PICTURE_HEIGHT,
            Quality.BASIC,
            new CameraTags("NIKON CORPORATION", "NIKON D5300", "Ver.1.03", "2000001", ""),
            ShotSettings.builder(LocalDateTime.of(2024, 6, 1, 12, 0)).build(),
            1,
            "SAMPLE");
    return Pictures.jpeg(request).data().readAll().toArray();
  }

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + (i >>> 8));
    }
    return bytes;
  }

  VirtualCamera camera() {
    return camera;
  }

  /** What is in a file of the card. */
  Bytes file(String name) throws IOException {
    return Bytes.copyOf(Files.readAllBytes(folder.resolve(name)));
  }

  /** The handle of a file of the card. */
  int handle(String name) throws IOException {
    for (int handle : handles()) {
      if (camera
          .camera()
          .store()
          .find(new ObjectHandle(handle))
          .orElseThrow()
          .name()
          .equals(name)) {
        return handle;
      }
    }
    throw new AssertionError(name + " is not on the card");
  }

  /** All handles of the card. */
  List<Integer> handles() throws IOException {
    return numbers(data(OperationCode.GET_OBJECT_HANDLES, -1, 0, 0));
  }

  /** A transaction without data from here. */
  Peer.Answer call(OperationCode operation, int... parameters) throws IOException {
    return peer.call(operation, parameters);
  }

  /** The data of an operation, which must answer OK. */
  Bytes data(OperationCode operation, int... parameters) throws IOException {
    return peer.call(operation, parameters).ok().bytes();
  }

  /** A transaction with data from here. */
  Peer.Answer put(OperationCode operation, Bytes data, int... parameters) throws IOException {
    return peer.put(operation, data, parameters);
  }

  /** Checks that the operation is refused, and that nothing but the code comes. */
  void refused(ResponseCode code, OperationCode operation, int... parameters) throws IOException {
    Peer.Answer answer = peer.call(operation, parameters);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.data().map(Bytes::size).orElse(0)).isZero();
  }

  /** Polls DeviceReady until the camera is no longer busy, and gives back what it said then. */
  ResponseCode ready() throws IOException {
    for (int i = 0; i < MOST_POLLS; i++) {
      ResponseCode code = peer.call(NikonOperations.DEVICE_READY).code();
      if (!code.equals(ResponseCode.DEVICE_BUSY)) {
        return code;
      }
    }
    throw new AssertionError("still busy after " + MOST_POLLS + " polls");
  }

  /** Polls events until one of this code came; the other ones are dropped. */
  NikonEvent event(EventCode code) throws IOException {
    List<NikonEvent> seen = new ArrayList<>();
    for (int i = 0; i < MOST_POLLS; i++) {
      for (NikonEvent event :
          NikonEventList.decode(data(NikonOperations.GET_EVENT), DecodePolicy.STRICT).events()) {
        if (event.code().equals(code)) {
          return event;
        }
        seen.add(event);
      }
    }
    throw new AssertionError("no event " + code + ", only " + seen);
  }

  /** Takes a picture to the card, of which the camera has all previews; its handle. */
  int shoot() throws IOException {
    peer.call(NikonOperations.INITIATE_CAPTURE_REC_IN_MEDIA, -1, 0).ok();
    assertThat(ready()).isEqualTo(ResponseCode.OK);
    return event(EventCode.OBJECT_ADDED).parameter(1);
  }

  /** Waits until the camera has ended both connections. */
  void awaitEnd() {
    assertThatThrownBy(() -> peer.command().read()).isInstanceOf(IOException.class);
  }

  /** The elements of an array of UINT32. */
  static List<Integer> numbers(Bytes array) {
    return UInt32Array.decode(array, DecodePolicy.STRICT).values();
  }

  /**
   * Checks that the bytes begin and end as a JPEG file does, and gives back its width and height.
   */
  static int[] jpegSize(Bytes jpeg) {
    assertThat(jpeg.slice(0, 3)).isEqualTo(Bytes.of(0xFF, 0xD8, 0xFF));
    assertThat(jpeg.slice(jpeg.size() - 2, jpeg.size())).isEqualTo(Bytes.of(0xFF, 0xD9));
    for (int at = 2; at < jpeg.size() - 9; ) {
      int marker = jpeg.at(at + 1);
      if (marker >= 0xC0 && marker <= 0xC2) {
        return new int[] {
          jpeg.at(at + 7) << 8 | jpeg.at(at + 8), jpeg.at(at + 5) << 8 | jpeg.at(at + 6)
        };
      }
      at += 2 + (jpeg.at(at + 2) << 8 | jpeg.at(at + 3));
    }
    throw new AssertionError("a JPEG without a frame header");
  }

  @Override
  public void close() {
    peer.close();
    camera.close();
  }
}
