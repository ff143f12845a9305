package dev.ptpip.client.capability;

import dev.ptpip.client.CameraSession;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was on the card before a release, to find the picture of a camera that sends no events.
 * Confined to one thread.
 */
final class CardBefore {
  private final CameraSession camera;
  private final Set<ObjectHandle> known;

  private CardBefore(CameraSession camera, Set<ObjectHandle> known) {
    this.camera = camera;
    this.known = known;
  }

  /** Looks; empty if the camera does not tell, or nothing that can be understood. */
  static Optional<CardBefore> look(CameraSession camera) throws IOException {
    if (!camera.deviceInfo().supports(OperationCode.GET_OBJECT_HANDLES)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new CardBefore(camera, new HashSet<>(handles(camera))));
    } catch (OperationFailedException | MalformedPacketException unknown) {
      return Optional.empty();
    }
  }

  /** What is there now and was not there before. */
  List<ObjectHandle> added() throws IOException {
    try {
      return handles(camera).stream().filter(handle -> !known.contains(handle)).toList();
    } catch (OperationFailedException | MalformedPacketException unknown) {
      return List.of();
    }
  }

  private static List<ObjectHandle> handles(CameraSession camera) throws IOException {
    return camera.objects().handles(StorageId.ALL, ObjectFormatCode.ANY, ObjectHandle.NONE);
  }
}
