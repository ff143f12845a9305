package dev.ptpip.client.vendor.nikon;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.capability.LiveView;
import dev.ptpip.client.capability.LiveViewImage;
import dev.ptpip.client.capability.LiveViewProhibitedException;
import dev.ptpip.client.capability.LiveViewStream;
import dev.ptpip.client.operation.BusyPolicy;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.vendor.nikon.LiveViewProhibition;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Live view with 0x9201, 0x9203 or 0x9428, and 0x9202. The image goes to memory meanwhile, as
 * gphoto2 2.5.28 has it; the first frame after the start is old and thrown away.
 */
final class NikonLiveView implements LiveView {
  private static final Duration START_LIMIT = Duration.ofSeconds(5);
  private static final BusyPolicy FRAME_POLICY =
      new BusyPolicy(Duration.ofSeconds(2), Duration.ofMillis(5), Duration.ofMillis(40));
  private static final long MEMORY = 1;

  private final Body body;
  private final CameraSession camera;

  NikonLiveView(Body body) {
    this.body = body;
    this.camera = body.camera();
  }

  static boolean isPossible(CameraSession camera) {
    return camera.supports(NikonOperations.START_LIVE_VIEW)
        && (camera.supports(NikonOperations.GET_LIVE_VIEW_IMAGE)
            || camera.supports(NikonOperations.GET_LIVE_VIEW_IMAGE_EX));
  }

  @Override
  public LiveViewStream start() throws IOException {
    body.takeControl();
    boolean runs = body.number(NikonProperties.LIVE_VIEW_STATUS).orElse(0) != 0;
    OptionalLong media = body.number(NikonProperties.RECORDING_MEDIA);
    if (!runs) {
      turnOn(media);
    }
    Stream stream = new Stream(media);
    try {
      if (!runs) {
        stream.next();
      }
      return stream;
    } catch (IOException | RuntimeException broken) {
      try {
        stream.close();
      } catch (IOException alsoThis) {
        broken.addSuppressed(alsoThis);
      }
      throw broken;
    }
  }

  private void turnOn(OptionalLong media) throws IOException {
    if (media.orElse(MEMORY) != MEMORY) {
      body.trySet(NikonProperties.RECORDING_MEDIA, MEMORY);
    }
    checkAllowed();
    ResponseCode ready = body.perform(Operation.of(NikonOperations.START_LIVE_VIEW), START_LIMIT);
    if (!ready.equals(ResponseCode.OK)) {
      throw body.failure(NikonOperations.START_LIVE_VIEW, ready);
    }
    body.liveViewStarted();
  }

  private void checkAllowed() throws IOException {
    long bits = body.number(NikonProperties.LIVE_VIEW_PROHIBITION_CONDITION).orElse(0);
    List<String> reasons =
        Arrays.stream(LiveViewProhibition.values())
            .filter(each -> each != LiveViewProhibition.LENS_RETRACTING)
            .filter(each -> (bits >>> each.bit() & 1) != 0)
            .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .toList();
    if (!reasons.isEmpty()) {
      throw new LiveViewProhibitedException(reasons);
    }
  }

  private final class Stream implements LiveViewStream {
    private final OptionalLong media;
    private boolean open = true;

    Stream(OptionalLong media) {
      this.media = media;
    }

    @Override
    public LiveViewImage next() throws IOException {
      OperationCode code =
          camera.supports(NikonOperations.GET_LIVE_VIEW_IMAGE)
              ? NikonOperations.GET_LIVE_VIEW_IMAGE
              : NikonOperations.GET_LIVE_VIEW_IMAGE_EX;
      return split(camera.execute(Operation.of(code).onBusy(FRAME_POLICY)).data());
    }

    @Override
    public void close() throws IOException {
      if (!open) {
        return;
      }
      open = false;
      camera.execute(Operation.of(NikonOperations.END_LIVE_VIEW));
      body.liveViewEnded();
      if (media.isPresent() && media.getAsLong() != MEMORY) {
        body.trySet(NikonProperties.RECORDING_MEDIA, media.getAsLong());
      }
    }
  }

  /** The size of the header depends on the body; the JPEG begins with FF D8 and ends with FF D9. */
  static LiveViewImage split(Bytes frame) throws MalformedPacketException {
    int start = 0;
    while (start + 1 < frame.size() && !(frame.at(start) == 0xFF && frame.at(start + 1) == 0xD8)) {
      start++;
    }
    int end = frame.size();
    while (end - 2 > start && !(frame.at(end - 2) == 0xFF && frame.at(end - 1) == 0xD9)) {
      end--;
    }
    if (end - 2 <= start) {
      throw new MalformedPacketException(
          "a live view frame with a JPEG expected, " + frame + " came");
    }
    return new LiveViewImage(frame.slice(start, end), frame.slice(0, start));
  }
}
