package dev.ptpip.simulator;

import dev.ptpip.pcap.conversation.Side;
import dev.ptpip.pcap.record.Addresses;
import dev.ptpip.pcap.record.CaptureRecorder;
import dev.ptpip.pcap.record.RecordedConnection;
import dev.ptpip.pcap.record.RecorderOptions;
import dev.ptpip.pcap.record.RecordingLink;
import dev.ptpip.protocol.channel.ByteLink;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.responder.LinkDecorator;
import dev.ptpip.simulator.responder.LinkInfo;
import java.io.IOException;
import java.nio.file.Path;

/** Records the connections of one camera, at the times that the camera's clock shows. */
final class CameraRecording implements LinkDecorator {
  private final CaptureRecorder recorder;
  private final String name;

  private CameraRecording(CaptureRecorder recorder, String name) {
    this.recorder = recorder;
    this.name = name;
  }

  static CameraRecording open(Path file, Addresses addresses, Camera camera) throws IOException {
    return new CameraRecording(
        CaptureRecorder.open(
            file,
            RecorderOptions.by("camera-simulator " + camera.model().name())
                .withClock(camera.clock()::now)
                .withAddresses(addresses)),
        camera.model().name());
  }

  CaptureRecorder recorder() {
    return recorder;
  }

  @Override
  public ByteLink decorate(ByteLink link, LinkInfo info) {
    RecordedConnection connection = recorder.connection(info.remote(), info.local());
    connection.name(Side.RESPONDER, name);
    return new RecordingLink(link, connection, Side.RESPONDER);
  }
}
