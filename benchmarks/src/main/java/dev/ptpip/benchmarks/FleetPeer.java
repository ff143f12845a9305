package dev.ptpip.benchmarks;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.simulator.MachineLimits;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.camera.CameraEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Many cameras in one process: {@code COUNT FILE} writes a line for each of them into FILE, its
 * port. Each raises an event every second. A round gives the resident memory of the process in MB.
 */
final class FleetPeer {
  private FleetPeer() {}

  /** Runs until its parent is done with it. */
  public static void main(String[] args) throws IOException {
    int count = Integer.parseInt(args[0]);
    Optional<String> obstacle = MachineLimits.read().obstacle(count);
    if (obstacle.isPresent()) {
      throw new IOException(obstacle.get());
    }
    List<VirtualCamera> cameras = new ArrayList<>(count);
    ScheduledExecutorService events = Executors.newSingleThreadScheduledExecutor();
    try {
      StringBuilder ports = new StringBuilder();
      for (int i = 0; i < count; i++) {
        VirtualCamera camera =
            VirtualCamera.builder().serial(String.valueOf(2_000_001 + i)).start();
        cameras.add(camera);
        ports.append(camera.port()).append('\n');
      }
      Files.writeString(Path.of(args[1]), ports);
      var running =
          events.scheduleAtFixedRate(
              () ->
                  cameras.forEach(
                      camera ->
                          camera
                              .camera()
                              .events()
                              .publish(
                                  CameraEvent.propertyChanged(DevicePropertyCode.BATTERY_LEVEL))),
              1,
              1,
              TimeUnit.SECONDS);
      System.out.println("READY port=" + cameras.get(0).port());
      Rounds.serve(
          () -> {
            if (running.isDone()) {
              throw new IOException("no more events are raised");
            }
            return memory();
          });
    } finally {
      events.shutdownNow();
      cameras.forEach(VirtualCamera::close);
    }
  }

  /** Resident memory in MB, where the system tells it; else what the heap holds. */
  private static double memory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
        }
      }
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
