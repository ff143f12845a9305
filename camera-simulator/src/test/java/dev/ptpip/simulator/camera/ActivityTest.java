package dev.ptpip.simulator.camera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.camera.Activity.Kind;
import dev.ptpip.simulator.camera.Activity.Work;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActivityTest {
  private static final ResponseCode OUT_OF_FOCUS = new ResponseCode(0xA002);
  private static final ResponseCode BULB_BUSY = new ResponseCode(0xA200);

  private final Activity activity = new Activity();

  @Test
  void anIdleCameraIsReady() {
    assertThat(activity.isBusy()).isFalse();
    assertThat(activity.kind()).isEmpty();
    assertThat(activity.cause()).isEmpty();
    assertThat(activity.state()).isEqualTo(ResponseCode.OK);
    assertThat(activity.report()).isEqualTo(ResponseCode.OK);
  }

  @Test
  void workKeepsTheSlotUntilItEnds() {
    Work work = activity.begin(Kind.CAPTURE).orElseThrow();
    assertThat(activity.isBusy()).isTrue();
    assertThat(activity.kind()).contains(Kind.CAPTURE);
    assertThat(work.kind()).isEqualTo(Kind.CAPTURE);
    assertThat(work.isUnderWay()).isTrue();
    assertThat(activity.state()).isEqualTo(ResponseCode.DEVICE_BUSY);
    assertThat(activity.begin(Kind.AUTOFOCUS)).isEmpty();
    assertThat(work.end(ResponseCode.OK)).isTrue();
    assertThat(work.isUnderWay()).isFalse();
    assertThat(work.end(OUT_OF_FOCUS)).isFalse();
    assertThat(activity.report()).isEqualTo(ResponseCode.OK);
    assertThat(activity.begin(Kind.AUTOFOCUS)).isPresent();
  }

  @Test
  void aFailureIsReportedOnce() {
    activity.begin(Kind.AUTOFOCUS).orElseThrow().end(OUT_OF_FOCUS);
    assertThat(activity.state()).isEqualTo(OUT_OF_FOCUS);
    assertThat(activity.report()).isEqualTo(OUT_OF_FOCUS);
    assertThat(activity.report()).isEqualTo(ResponseCode.OK);
  }

  @Test
  void newWorkForgetsTheFailureBefore() {
    activity.begin(Kind.AUTOFOCUS).orElseThrow().end(OUT_OF_FOCUS);
    activity.begin(Kind.CAPTURE).orElseThrow().end(ResponseCode.OK);
    assertThat(activity.report()).isEqualTo(ResponseCode.OK);
  }

  @Test
  void theBusyCodeCanBeTheVendorsAndCanChange() {
    Work work = activity.begin(Kind.BULB, BULB_BUSY).orElseThrow();
    assertThat(activity.report()).isEqualTo(BULB_BUSY);
    work.busyCode(ResponseCode.DEVICE_BUSY);
    assertThat(activity.report()).isEqualTo(ResponseCode.DEVICE_BUSY);
  }

  @Test
  void abandonedWorkCanNotEndWhatCameAfterIt() {
    Work old = activity.begin(Kind.CAPTURE).orElseThrow();
    activity.abandon();
    assertThat(activity.isBusy()).isFalse();
    Work next = activity.begin(Kind.CAPTURE).orElseThrow();
    assertThat(old.end(OUT_OF_FOCUS)).isFalse();
    old.busyCode(BULB_BUSY);
    assertThat(activity.state()).isEqualTo(ResponseCode.DEVICE_BUSY);
    assertThat(next.isUnderWay()).isTrue();
  }

  @Test
  void workKnowsTheOperationItBelongsTo() {
    Cause cause = new Cause(OperationCode.INITIATE_CAPTURE, new TransactionId(4));
    Work work = activity.begin(Kind.CAPTURE, cause).orElseThrow();
    assertThat(activity.cause()).contains(cause);
    work.end(ResponseCode.OK);
    assertThat(activity.cause()).isEmpty();
  }

  @Test
  void onlyOneOfManyGetsTheSlot() {
    List<CompletableFuture<Optional<Work>>> tries =
        IntStream.range(0, 16)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> activity.begin(Kind.CAPTURE)))
            .toList();
    assertThat(tries.stream().map(CompletableFuture::join).filter(Optional::isPresent)).hasSize(1);
  }
}
