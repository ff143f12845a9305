package dev.ptpip.cli.use;

import dev.ptpip.cli.console.CommandFailure;
import dev.ptpip.cli.console.Console;
import dev.ptpip.cli.console.ExitCode;
import dev.ptpip.cli.console.Human;
import dev.ptpip.cli.console.Json;
import dev.ptpip.client.CameraSession;
import dev.ptpip.client.ConnectOptions;
import dev.ptpip.client.connection.ConnectFailedException;
import dev.ptpip.client.connection.Connector;
import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.channel.PtpIpException;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Connects step by step, and says at the first that fails what to do about it. */
@Command(
    name = "doctor",
    description = {
      "why does it not connect: step by step, with the fix",
      "Changes nothing in the camera"
    })
final class DoctorCommand implements Subcommand {
  private static final int LOW_BATTERY = 10;

  @Mixin private final ConnectFlags connect = new ConnectFlags();
  @Mixin private final CommonFlags common = new CommonFlags();
  @ParentCommand private @Nullable Root root;

  @Override
  public ExitCode run() throws Exception {
    if (root == null) {
      throw new IllegalStateException("not part of ptpip");
    }
    Console console = root.console(common.style());
    Diagnosis diagnosis = new Diagnosis(console);
    InitiatorIdentity identity = InitiatorIdentity.ofThisInstallation();
    Connector usual = connect.connector();
    Optional<ClientRecording> recording = connect.recording();
    ConnectionSteps steps =
        new ConnectionSteps(recording.map(each -> each.around(usual)).orElse(usual));
    ConnectOptions options =
        ConnectOptions.by(steps)
            .withIdentity(identity)
            .withConnection(connect.connection().withObserver(steps));
    try (CameraSession camera = FreshCameras.connect(options, root.interrupts())) {
      connected(diagnosis, steps, camera);
      look(diagnosis, camera);
    } catch (ConnectFailedException failed) {
      endIfInterrupted();
      steps.explain(diagnosis, failed, connect.target(), identity);
    } catch (PtpIpException failed) {
      endIfInterrupted();
      if (diagnosis.isEmpty()) {
        steps.done(diagnosis);
      }
      diagnosis.failed(
          "session",
          String.valueOf(failed.getMessage()),
          "Switch the camera off and on; close other programs that use it; then again:",
          "ptpip doctor " + connect.target());
    } finally {
      recording.ifPresent(ClientRecording::close);
    }
    if (console.json()) {
      console.line(Json.text(json(diagnosis)));
    }
    return diagnosis.isGood() ? ExitCode.GOOD : ExitCode.NO_VERDICT;
  }

  private void endIfInterrupted() {
    if (root != null && root.interrupts().interrupted()) {
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted");
    }
  }

  private Map<String, Object> json(Diagnosis diagnosis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("target", connect.target());
    json.put("good", diagnosis.isGood());
    json.put("steps", diagnosis.json());
    return json;
  }

  private static void connected(Diagnosis diagnosis, ConnectionSteps steps, CameraSession camera) {
    steps.done(diagnosis);
    DeviceInfo info = camera.deviceInfo();
    diagnosis.passed(
        "session",
        "open; "
            + (info.manufacturer() + " " + camera.name()).strip()
            + ", firmware "
            + info.deviceVersion()
            + ", "
            + Human.count(info.operations().size(), "operation"));
  }

  /** What often is the reason when it connects and still does not work. */
  private static void look(Diagnosis diagnosis, CameraSession camera) throws IOException {
    look("card", DoctorCommand::card, diagnosis, camera);
    look("battery", DoctorCommand::battery, diagnosis, camera);
  }

  /** A look at one thing; that the camera refuses it is worth a word, and no failure. */
  private interface Look {
    void at(Diagnosis diagnosis, CameraSession camera) throws IOException;
  }

  private static void look(String name, Look look, Diagnosis diagnosis, CameraSession camera)
      throws IOException {
    try {
      look.at(diagnosis, camera);
    } catch (OperationFailedException refused) {
      diagnosis.warned(name, String.valueOf(refused.getMessage()));
    }
  }

  private static void card(Diagnosis diagnosis, CameraSession camera) throws IOException {
    if (!camera.supports(OperationCode.GET_STORAGE_IDS)
        || !camera.supports(OperationCode.GET_STORAGE_INFO)) {
      diagnosis.passed("card", "not known: the camera lists no operation that tells it");
      return;
    }
    List<StorageId> stores =
        camera.objects().storageIds().stream().filter(StorageId::hasMedium).toList();
    if (stores.isEmpty()) {
      diagnosis.warned("card", "none in the camera", "Put a card in, or capture with --to memory");
      return;
    }
    for (StorageId store : stores) {
      StorageInfo info = camera.objects().storageInfo(store);
      String text =
          Human.size(info.freeSpace()) + " of " + Human.size(info.maxCapacity()) + " free";
      if (info.freeSpace() == 0 || info.freeSpaceInObjects() == 0) {
        diagnosis.warned("card", text, "The card is full: ptpip pull, then ptpip rm");
      } else {
        diagnosis.passed("card", text);
      }
    }
  }

  private static void battery(Diagnosis diagnosis, CameraSession camera) throws IOException {
    if (!camera.deviceInfo().supports(DevicePropertyCode.BATTERY_LEVEL)) {
      return;
    }
    long percent = camera.properties().get(DevicePropertyCode.BATTERY_LEVEL).longValue();
    if (percent < LOW_BATTERY) {
      diagnosis.warned(
          "battery", percent + " %", "Charge it: cameras refuse live view when it is low");
    } else {
      diagnosis.passed("battery", percent + " %");
    }
  }
}
