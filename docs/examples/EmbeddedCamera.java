import dev.ptpip.simulator.VirtualCamera;
import java.io.OutputStream;

/** A camera inside your own program; here it stays until standard input ends. */
class EmbeddedCamera {
  public static void main(String[] args) throws Exception {
    try (VirtualCamera camera = VirtualCamera.builder().model("nikon-d5300").start()) {
      System.out.println(camera.host() + ":" + camera.port());
      camera.body().battery(35); // whatever a hand on the body can do
      System.in.transferTo(OutputStream.nullOutputStream());
      System.out.println(camera.journal().count() + " transactions");
    }
  }
}
