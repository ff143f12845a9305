package dev.ptpip.client.vendor.nikon;

import dev.ptpip.client.capability.Focus;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import java.io.IOException;
import java.time.Duration;

/** Focus with 0x90C1, 0x9204, 0x9205 and 0x9206. */
final class NikonFocus implements Focus {
  private static final int MAX_AMOUNT = 32767;
  private static final Duration DRIVE_LIMIT = Duration.ofSeconds(5);

  private final Body body;

  NikonFocus(Body body) {
    this.body = body;
  }

  @Override
  public Result autoFocus(Duration timeout) throws IOException {
    ResponseCode end = body.perform(Operation.of(NikonOperations.AF_DRIVE), timeout);
    if (end.equals(ResponseCode.OK)) {
      return Result.IN_FOCUS;
    }
    if (end.equals(NikonResponses.OUT_OF_FOCUS)) {
      return Result.OUT_OF_FOCUS;
    }
    throw body.failure(NikonOperations.AF_DRIVE, end);
  }

  @Override
  public void cancelAutoFocus() throws IOException {
    body.camera().execute(Operation.of(NikonOperations.AF_DRIVE_CANCEL));
  }

  @Override
  public Movement drive(Direction direction, int amount) throws IOException {
    if (amount < 1 || amount > MAX_AMOUNT) {
      throw new IllegalArgumentException("an amount is 1 to " + MAX_AMOUNT + ", not " + amount);
    }
    ResponseCode end =
        body.perform(
            Operation.of(NikonOperations.MF_DRIVE, direction == Direction.NEARER ? 1 : 2, amount),
            DRIVE_LIMIT);
    if (end.equals(ResponseCode.OK)) {
      return Movement.DONE;
    }
    if (end.equals(NikonResponses.MF_DRIVE_STEP_END)) {
      return Movement.AT_END;
    }
    if (end.equals(NikonResponses.MF_DRIVE_STEP_INSUFFICIENCY)) {
      return Movement.TOO_SMALL;
    }
    throw body.failure(NikonOperations.MF_DRIVE, end);
  }

  @Override
  public void moveArea(int x, int y) throws IOException {
    body.camera().execute(Operation.of(NikonOperations.CHANGE_AF_AREA, x, y));
  }
}
