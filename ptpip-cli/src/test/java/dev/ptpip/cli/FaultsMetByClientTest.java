package dev.ptpip.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.ConnectOptions;
import dev.ptpip.client.capability.Capture;
import dev.ptpip.client.capability.CaptureRequest;
import dev.ptpip.client.capability.CaptureTarget;
import dev.ptpip.client.capability.Focus;
import dev.ptpip.client.capability.LiveView;
import dev.ptpip.client.capability.LiveViewStream;
import dev.ptpip.client.connection.InitiatorIdentity;
import dev.ptpip.client.event.CameraEvent;
import dev.ptpip.client.event.EventSubscription;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.property.ValueTextException;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.clock.SimClock;
import dev.ptpip.simulator.fault.ActionWord;
import dev.ptpip.simulator.fault.ActionWords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each word of the vocabulary of faults as our client meets it: it does its work in spite of it, or
 * it says in plain words what is wrong; and it never hangs.
 */
@Timeout(30)
class FaultsMetByClientTest {
  /** Of a client that is to give up. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  /** Of a client that is to get its answer, on a slow machine too. */
  private static final Duration LONG = Duration.ofSeconds(10);

  private static final String WORKS = "works";

  /** Which of its two threads finds the end first is not told. */
  private static final String LOST = "SessionLostException: ";

  /** What is asked of the client once it is connected. */
  enum Task {
    INFO,
    DOWNLOAD,
    SET,
    SHOOT,
    FOCUS,
    LIVE_VIEW,
    PROBE,
    BATTERY,
    APERTURE,
    PICTURE_OF_ITS_OWN
  }

  /**
   * A fault and how the client comes out of it.
   *
   * @param rule one rule
   * @param outcome a part of the message of its failure, or that it works
   */
  record Meeting(String rule, Task task, String outcome) {
    /** How long it waits: whoever is to lose the camera need not wait for long. */
    Duration patience() {
      return outcome.equals(LOST) || outcome.contains("did not answer") ? SHORT : LONG;
    }

    String word() {
      return rule.replaceAll("^[^:]*:", "").replaceAll("[=,].*", "");
    }
  }

  static List<Meeting> meetings() {
    return List.of(
        new Meeting("connect#1:refuse", Task.INFO, WORKS),
        new Meeting("GetObject:refuse=1s", Task.DOWNLOAD, WORKS),
        new Meeting("connect#1:silence", Task.INFO, "did not answer the Init request"),
        new Meeting("GetDeviceInfo:silence", Task.INFO, LOST),
        new Meeting("GetObject:delay=100ms ± 50ms", Task.DOWNLOAD, WORKS),
        new Meeting("GetDeviceInfo:delay=30s", Task.INFO, LOST),
        new Meeting("GetDeviceInfo:rate=4 kB/s", Task.INFO, WORKS),
        new Meeting("GetDeviceInfo:slice=1 B", Task.INFO, WORKS),
        new Meeting("GetObject:merge", Task.DOWNLOAD, WORKS),
        new Meeting("GetObject@50%:stall", Task.DOWNLOAD, LOST),
        new Meeting("GetObject@50%:reset", Task.DOWNLOAD, LOST),
        new Meeting("GetObject@50%:close", Task.DOWNLOAD, LOST),
        new Meeting("GetDeviceInfo@50%:half-close", Task.INFO, LOST),
        new Meeting("GetObject@50%:drop=1s", Task.DOWNLOAD, LOST),
        new Meeting("GetObject@50%:flip=1 bit", Task.DOWNLOAD, WORKS),
        new Meeting("GetDeviceInfo:length=-1", Task.INFO, LOST),
        new Meeting("GetDeviceInfo:length=0", Task.INFO, LOST),
        new Meeting("GetDeviceInfo:length=+4", Task.INFO, LOST),
        new Meeting("GetDeviceInfo:length=max", Task.INFO, LOST),
        new Meeting("GetDeviceInfo:type=99", Task.INFO, LOST),
        new Meeting("GetDeviceInfo:tid=other", Task.INFO, LOST),
        new Meeting("GetDeviceInfo:twice", Task.INFO, WORKS),
        new Meeting("GetDeviceInfo:never", Task.INFO, LOST),
        new Meeting(
            "GetDeviceInfo:order=response-first",
            Task.INFO,
            "the DeviceInfo of the camera can't be read"),
        new Meeting("GetDeviceInfo:no-start-data", Task.INFO, LOST),
        new Meeting("GetDeviceInfo:total=-2", Task.INFO, "391 bytes announced, 393 bytes came"),
        new Meeting(
            "GetDeviceInfo:empty-data", Task.INFO, "the DeviceInfo of the camera can't be read"),
        new Meeting("connect#1:init-fail=rejected", Task.INFO, "reason 1 (rejected initiator)"),
        new Meeting("connect#1:init-fail=busy", Task.INFO, "reason 2 (busy)"),
        new Meeting("connect#1:init-fail=unspecified", Task.INFO, "reason 3 (unspecified)"),
        new Meeting(
            "connect#2:event-ack=wrong connection", Task.INFO, "did not answer the Init request"),
        new Meeting("connect#2:ping=ignore", Task.PROBE, "no answer to a probe"),
        new Meeting("GetDeviceInfo:probe", Task.INFO, WORKS),
        new Meeting("GetDeviceInfo:truncate=10", Task.INFO, LOST),
        new Meeting(
            "GetObject:reply=GeneralError",
            Task.DOWNLOAD,
            "the camera answered GeneralError (0x2002)"),
        new Meeting("GetDeviceInfo:busy=2", Task.INFO, WORKS),
        new Meeting("InitiateCaptureRecInMedia:busy=4", Task.SHOOT, WORKS),
        new Meeting(
            "InitiateCaptureRecInMedia:store-full",
            Task.SHOOT,
            "the camera answered StoreFull (0x200C)"),
        new Meeting(
            "GetObject@50%:card-out",
            Task.DOWNLOAD, "the camera answered IncompleteTransfer (0x2007)"),
        new Meeting("session opened:battery=3%", Task.BATTERY, "the battery is at 3"),
        new Meeting("session opened:battery=3%", Task.LIVE_VIEW, "live view can't start: battery"),
        new Meeting("GetObject@50%:power-off", Task.DOWNLOAD, LOST),
        new Meeting("GetDeviceInfo:sleep", Task.INFO, LOST),
        new Meeting(
            "session opened:overheat", Task.LIVE_VIEW, "live view can't start: temperature"),
        new Meeting(
            "session opened:no-lens",
            Task.APERTURE,
            "\"5.6\" is not offered; the camera offers f/0"),
        new Meeting("session opened:no-lens", Task.FOCUS, "OUT_OF_FOCUS"),
        new Meeting("session opened:out-of-focus", Task.FOCUS, "OUT_OF_FOCUS"),
        new Meeting(
            "GetLiveViewImage#1:not-liveview",
            Task.LIVE_VIEW,
            "the camera answered NotLiveView (0xA00B)"),
        new Meeting(
            "GetObject:object-gone",
            Task.DOWNLOAD,
            "the camera answered InvalidObjectHandle (0x2009)"),
        new Meeting("event ObjectAdded#1:event=lost", Task.SHOOT, WORKS),
        new Meeting("event ObjectAdded#1:event=late 500ms", Task.SHOOT, WORKS),
        new Meeting("event ObjectAdded#1:event=twice", Task.SHOOT, WORKS),
        new Meeting("InitiateCaptureRecInMedia:event=early", Task.SHOOT, WORKS),
        new Meeting("session opened:set={iso: 400}", Task.SET, WORKS),
        new Meeting("GetNumObjects:press=shutter", Task.PICTURE_OF_ITS_OWN, WORKS),
        new Meeting("session opened:lock", Task.SET, "the camera answered AccessDenied (0x200F)"));
  }

  private final Path folder;

  FaultsMetByClientTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @MethodSource("meetings")
  void clientWorksOrSaysWhatIsWrong(Meeting meeting) throws Exception {
    try (VirtualCamera camera =
        VirtualCamera.nikonD5300()
            .card(TestCard.in(folder))
            .clock(SimClock.scaled(4))
            .fault(meeting.rule())
            .start()) {
      String outcome = outcome(camera, meeting.task(), meeting.patience());

      assertThat(outcome).contains(meeting.outcome());
      assertThat(camera.rules().notFired()).isEmpty();
    }
  }

  private static String outcome(VirtualCamera camera, Task task, Duration patience)
      throws InterruptedException {
    ConnectOptions options =
        ConnectOptions.to(camera.host(), camera.port())
            .withIdentity(
                new InitiatorIdentity(Guid.parse("00112233445566778899aabbccddeeff"), "test"))
            .withTimeout(patience);
    try (CameraSession session = CameraSession.connect(options)) {
      carryOut(session, task);
      return WORKS;
    } catch (IOException | ValueTextException failed) {
      return failed.getClass().getSimpleName() + ": " + failed.getMessage();
    }
  }

  private static void carryOut(CameraSession session, Task task)
      throws IOException, InterruptedException {
    switch (task) {
      case INFO -> session.freshDeviceInfo();
      case DOWNLOAD -> {
        ObjectHandle picture =
            session.objects().tree().stream()
                .filter(file -> file.size().orElse(0) == TestCard.LARGE)
                .findFirst()
                .orElseThrow()
                .handle();
        session.downloads().toMemory(picture, 64 << 20);
      }
      case SET -> session.properties().set("iso", "800");
      case SHOOT -> session.capability(Capture.class).shoot(CaptureRequest.to(CaptureTarget.CARD));
      case FOCUS -> {
        Focus.Result result = session.capability(Focus.class).autoFocus(Duration.ofSeconds(5));
        if (result != Focus.Result.IN_FOCUS) {
          throw new IOException(result.toString());
        }
      }
      case LIVE_VIEW -> {
        try (LiveViewStream stream = session.capability(LiveView.class).start()) {
          stream.next();
        }
      }
      case PROBE -> {
        if (!session.probe(Duration.ofMillis(300))) {
          throw new IOException("no answer to a probe");
        }
      }
      case BATTERY ->
          throw new IOException("the battery is at " + session.properties().get("batterylevel"));
      case APERTURE -> session.properties().set("aperture", "5.6");
      case PICTURE_OF_ITS_OWN -> {
        try (EventSubscription events = session.events().subscribe()) {
          session.execute(Operation.of(OperationCode.GET_NUM_OBJECTS, -1, 0, 0));
          ObjectHandle added = new ObjectHandle(await(events, EventCode.OBJECT_ADDED).parameter(1));
          if (session.downloads().toMemory(added, 64 << 20).size() == 0) {
            throw new IOException("an empty picture");
          }
        }
      }
    }
  }

  private static CameraEvent await(EventSubscription events, EventCode code)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < end) {
      Optional<CameraEvent> event = events.next(LONG);
      if (event.filter(each -> each.code().equals(code)).isPresent()) {
        return event.get();
      }
    }
    throw new IOException("no event " + code);
  }

  @Test
  void everyWordHasAMeeting() {
    assertThat(meetings())
        .extracting(Meeting::word)
        .containsAll(ActionWords.all().stream().map(ActionWord::name).toList());
  }
}
