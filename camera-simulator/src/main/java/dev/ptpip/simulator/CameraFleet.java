package dev.ptpip.simulator;

import dev.ptpip.simulator.responder.Switchboard;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Many cameras of one plan, each with a serial number of its own: at ports of their own, or at
 * addresses 127.x.y.z of their own behind one port, for initiators whose port can't be chosen.
 *
 * <pre>{@code
 * try (CameraFleet fleet = CameraFleet.byAddress(100, 15740, VirtualCamera.nikonD5300())) {
 *   importer.importFrom(fleet.get(42).host()); // 127.0.0.43, port 15740
 * }
 * }</pre>
 */
public final class CameraFleet implements AutoCloseable {
  private static final int FIRST_SERIAL = 2_000_001;
  private static final int FIRST_ADDRESS = 0x7F00_0001;

  /** Most cameras of a fleet; their addresses end before 127.1.0.0. */
  private static final int MOST = 60_000;

  private final List<VirtualCamera> cameras;
  private final AutoCloseable shared;

  private CameraFleet(List<VirtualCamera> cameras, AutoCloseable shared) {
    this.cameras = List.copyOf(cameras);
    this.shared = shared;
  }

  /**
   * Starts cameras at free ports of the address that the plan names.
   *
   * @throws IOException if one of them can't be started; none is left then
   */
  public static CameraFleet byPort(int count, VirtualCameraBuilder plan) throws IOException {
    return start(count, number -> plan.copy().port(0), () -> {});
  }

  /**
   * Starts cameras at 127.0.0.1, 127.0.0.2, … behind one port.
   *
   * @param port 0 for any free one
   * @throws IOException if one of them can't be started; none is left then
   */
  public static CameraFleet byAddress(int count, int port, VirtualCameraBuilder plan)
      throws IOException {
    Switchboard board = Switchboard.listen(port);
    return start(count, number -> plan.copy().entrance(board.at(address(number))), board);
  }

  /** Makes the plan of one camera. */
  @FunctionalInterface
  private interface Plan {
    VirtualCameraBuilder of(int number) throws IOException;
  }

  private static CameraFleet start(int count, Plan plan, AutoCloseable shared) throws IOException {
    List<VirtualCamera> started = new ArrayList<>();
    try {
      if (count < 1 || count > MOST) {
        throw new IllegalArgumentException("a fleet has 1 to " + MOST + " cameras, not " + count);
      }
      for (int number = 0; number < count; number++) {
        started.add(plan.of(number).serial(Integer.toString(FIRST_SERIAL + number)).start());
      }
      return new CameraFleet(started, shared);
    } catch (IOException | RuntimeException failed) {
      new CameraFleet(started, shared).close();
      throw failed;
    }
  }

  /** Addresses whose last part is 0 or 255 are left out: some programs take them for others. */
  private static InetAddress address(int number) throws IOException {
    int raw = FIRST_ADDRESS + number / 254 * 256 + number % 254;
    return InetAddress.getByAddress(
        new byte[] {(byte) (raw >>> 24), (byte) (raw >>> 16), (byte) (raw >>> 8), (byte) raw});
  }

  /** All of them, in the order of their serial numbers. */
  public List<VirtualCamera> cameras() {
    return cameras;
  }

  /** One of them, counted from 0. */
  public VirtualCamera get(int number) {
    return cameras.get(number);
  }

  /** How many there are. */
  public int size() {
    return cameras.size();
  }

  /** Closes all of them. */
  @Override
  public void close() {
    cameras.forEach(VirtualCamera::close);
    try {
      shared.close();
    } catch (Exception e) {
      throw new IllegalStateException("the entrance of the fleet can't be closed", e);
    }
  }
}
