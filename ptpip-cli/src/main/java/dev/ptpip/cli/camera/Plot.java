package dev.ptpip.cli.camera;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.protocol.code.Spelling;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import dev.ptpip.simulator.model.CameraModels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What makes the camera that is started: a model, or a file that was named. */
interface Plot {
  /** Begins with the camera, before any flag is applied. */
  VirtualCameraBuilder begin();

  /** Lines about it, in place of those about the camera; none to leave them. */
  default List<String> lines() {
    return List.of();
  }

  /** How the time of the cameras goes, as the command line names it. */
  String clock();

  /** Begins what goes on beside the cameras, and ends before them; null if there is nothing. */
  default @Nullable AutoCloseable follow(List<VirtualCamera> cameras, Console console) {
    return null;
  }

  /** What to add to the ready file and to the JSON document. */
  default Map<String, Object> json() {
    return Map.of();
  }

  /** Tells what came of it, when the camera has stopped, and decides the exit code. */
  default ExitCode end(ExitCode soFar, Console console) {
    return soFar;
  }

  /**
   * What the flags ask for. The kind of a file is found by its content.
   *
   * @throws CommandFailure if the file can't be used
   */
  static Plot of(CameraFlags flags, Console console) {
    Path file = flags.file();
    if (file == null) {
      flags.refuse("needs a capture: camera-simulator FILE.pcapng --loose", Flag.LOOSE);
      flags.refuse("needs a scenario: camera-simulator FILE.yaml", Flag.WATCH, Flag.NO_WATCH);
      return new ModelPlot(flags);
    }
    if (isCapture(file)) {
      flags.refuse("needs a scenario: camera-simulator FILE.yaml", Flag.WATCH, Flag.NO_WATCH);
      return ReplayPlot.of(file, flags, console);
    }
    return ScenarioPlot.of(file, flags);
  }

  /** A model without a file: the one that is named, else the usual one, which may still be read. */
  record ModelPlot(CameraFlags flags) implements Plot {
    @Override
    public VirtualCameraBuilder begin() {
      return VirtualCamera.builder();
    }

    @Override
    public String clock() {
      return flags.clock();
    }
  }

  /** What to write if a model was meant. */
  private static String model(String typed) {
    String folded = Spelling.fold(typed);
    return CameraModels.builtIn().stream()
        .filter(name -> folded.length() > 1 && Spelling.fold(name).endsWith(folded))
        .findFirst()
        .or(() -> Spelling.nearest(typed, CameraModels.builtIn().stream()))
        .map(name -> "; for the model write --camera " + name)
        .orElse("");
  }

  /** Whether a file begins as pcap (either byte order, µs or ns) and pcapng files do. */
  static boolean isCapture(Path file) {
    if (!Files.isRegularFile(file)) {
      throw CommandFailure.impossible(file + " is not a file" + model(file.toString()));
    }
    byte[] head = new byte[4];
    try (InputStream in = Files.newInputStream(file)) {
      if (in.readNBytes(head, 0, head.length) < head.length) {
        return false;
      }
    } catch (IOException unreadable) {
      throw CommandFailure.impossible(file + " can't be read: " + unreadable.getMessage());
    }
    int magic = ByteBuffer.wrap(head).getInt();
    return switch (magic) {
      case 0x0A0D0D0A, 0xA1B2C3D4, 0xD4C3B2A1, 0xA1B23C4D, 0x4D3CB2A1 -> true;
      default -> false;
    };
  }
}
