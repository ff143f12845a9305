package dev.ptpip.benchmarks;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.ConnectOptions;
import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.client.object.CameraFile;
import dev.ptpip.client.object.DownloadOptions;
import dev.ptpip.client.object.Durability;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.pcap.record.CaptureRecorder;
import dev.ptpip.pcap.record.RecorderOptions;
import dev.ptpip.pcap.record.RecordingProxy;
import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * What is measured: the virtual camera and the client as programs use them. Each role is a process
 * of its own.
 *
 * <ul>
 *   <li>{@code camera FOLDER}: the default model with FOLDER as its card
 *   <li>{@code fetch PORT}: gets the card's file and forgets it, {@code save PORT FILE}: into FILE;
 *       MB/s
 *   <li>{@code bare FOLDER}: the same without the layer in which faults happen
 *   <li>{@code sum PORT CRC32C}: gets it and compares its checksum; MB/s
 *   <li>{@code count PORT COUNT}: GetNumObjects, {@code info PORT COUNT}: GetObjectInfo; operations
 *       per second
 *   <li>{@code proxy PORT FILE}: stands before a camera and records into FILE
 * </ul>
 */
final class PtpipPeer {
  /** One small operation. */
  @FunctionalInterface
  private interface Call {
    void run() throws IOException;
  }

  private PtpipPeer() {}

  /** Runs one role. */
  public static void main(String[] args) throws IOException {
    if (args[0].equals("camera")) {
      camera(VirtualCamera.builder().card(Path.of(args[1])));
      return;
    }
    if (args[0].equals("bare")) {
      camera(VirtualCamera.builder().card(Path.of(args[1])).withoutFaultLayer());
      return;
    }
    if (args[0].equals("proxy")) {
      proxy(Integer.parseInt(args[1]), Path.of(args[2]));
      return;
    }
    InitiatorIdentity identity =
        new InitiatorIdentity(Guid.parse("b6e2f0a4-0000-4000-8000-000000000001"), "benchmark");
    ConnectOptions options =
        ConnectOptions.to("127.0.0.1", Integer.parseInt(args[1])).withIdentity(identity);
    try (CameraSession session = CameraSession.connect(options)) {
      CameraFile file =
          session.objects().tree().stream()
              .filter(object -> !object.isFolder())
              .findFirst()
              .orElseThrow(() -> new IOException("the card has no file"));
      run(args, session, file);
    }
  }

  private static void proxy(int port, Path file) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (CaptureRecorder recorder = CaptureRecorder.open(file, RecorderOptions.by("benchmark"));
        RecordingProxy proxy =
            RecordingProxy.start(
                new InetSocketAddress(loopback, 0),
                new InetSocketAddress(loopback, port),
                recorder,
                PtpipPeer::daemon,
                problem -> System.err.println(problem))) {
      System.out.println("READY port=" + proxy.address().getPort());
      Rounds.awaitEnd();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    return thread;
  }

  private static void run(String[] args, CameraSession session, CameraFile file)
      throws IOException {
    switch (args[0]) {
      case "fetch" -> fetch(session, file);
      case "save" -> save(session, file, Path.of(args[2]));
      case "sum" -> sum(session, file, Long.parseLong(args[2]));
      case "count" ->
          repeat(
              Integer.parseInt(args[2]),
              () ->
                  session.objects().count(StorageId.ALL, ObjectFormatCode.ANY, ObjectHandle.NONE));
      case "info" -> repeat(Integer.parseInt(args[2]), () -> session.objects().info(file.handle()));
      default -> throw new IllegalArgumentException("no role " + args[0]);
    }
  }

  private static void camera(VirtualCameraBuilder plan) throws IOException {
    try (VirtualCamera camera = plan.start()) {
      System.out.println("READY port=" + camera.port() + " event=" + camera.eventPort());
      Rounds.awaitEnd();
    }
  }

  private static long get(CameraSession session, CameraFile file, DataSink sink)
      throws IOException {
    long bytes =
        session
            .execute(
                Operation.of(OperationCode.GET_OBJECT, file.handle().raw()).receivingInto(sink))
            .dataBytes();
    long expected = file.size().orElseThrow();
    if (bytes != expected) {
      throw new IOException(expected + " bytes expected, " + bytes + " came");
    }
    return bytes;
  }

  private static void fetch(CameraSession session, CameraFile file) throws IOException {
    Rounds.serve(
        () -> {
          long start = System.nanoTime();
          long bytes = get(session, file, DataSink.DISCARD);
          return Rounds.megabytesPerSecond(bytes, start);
        });
  }

  private static void sum(CameraSession session, CameraFile file, long expected)
      throws IOException {
    Rounds.serve(
        () -> {
          CRC32C sum = new CRC32C();
          long start = System.nanoTime();
          long bytes = get(session, file, sum::update);
          double figure = Rounds.megabytesPerSecond(bytes, start);
          if (sum.getValue() != expected) {
            throw new IOException(
                "CRC32C %08x expected, %08x came".formatted(expected, sum.getValue()));
          }
          return figure;
        });
  }

  private static void save(CameraSession session, CameraFile file, Path target) throws IOException {
    DownloadOptions options = DownloadOptions.DEFAULT.withDurability(Durability.IN_SYSTEM);
    Rounds.serve(
        () -> {
          long start = System.nanoTime();
          long bytes = session.downloads().toFile(file.handle(), target, options).bytes();
          double figure = Rounds.megabytesPerSecond(bytes, start);
          Files.delete(target);
          return figure;
        });
  }

  private static void repeat(int count, Call call) throws IOException {
    Rounds.serve(
        () -> {
          long start = System.nanoTime();
          for (int i = 0; i < count; i++) {
            call.run();
          }
          return count / Rounds.seconds(start);
        });
  }
}
