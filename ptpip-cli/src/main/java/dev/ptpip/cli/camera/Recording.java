package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.Human;
import dev.ptpip.pcap.record.Addresses;
import dev.ptpip.pcap.record.CaptureRecorder;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of {@code --record}.
 *
 * @param file where to; null without the flag
 * @param recorder null without the flag
 */
record Recording(@Nullable Path file, @Nullable CaptureRecorder recorder) {
  /** Nothing is recorded. */
  static final Recording NONE = new Recording(null, null);

  /** With a clock that gives two runs the same times, they get the same addresses too. */
  static void configure(VirtualCameraBuilder builder, Path file, String clock) {
    builder.record(file, clock.equals("virtual") ? Addresses.STABLE : Addresses.AS_THEY_ARE);
  }

  static Recording of(VirtualCamera camera, Path file) {
    return new Recording(file, camera.recorder().orElse(null));
  }

  /** Whether something that was said is not in the file. */
  boolean failed() {
    return recorder != null && recorder.failure().isPresent();
  }

  /** For the line with the sum. */
  String text() {
    return recorder == null ? "" : " · " + Human.count(recorder.frames(), "frame") + " in " + file;
  }

  void addTo(Map<String, Object> json) {
    if (recorder != null) {
      Map<String, Object> sum = new LinkedHashMap<>();
      sum.put("file", String.valueOf(file));
      sum.put("connections", recorder.connections());
      sum.put("frames", recorder.frames());
      sum.put("bytes", recorder.payloadBytes());
      json.put("record", sum);
    }
  }

  void explain(Console console) {
    if (recorder != null && recorder.failure().isPresent()) {
      console.error(
          "camera-simulator: --record: "
              + file
              + " is not complete: "
              + recorder.failure().get().getMessage());
    }
  }
}
