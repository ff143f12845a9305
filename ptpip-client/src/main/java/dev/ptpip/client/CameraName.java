package dev.ptpip.client;

import dev.ptpip.client.connection.ResponderIdentity;
import dev.ptpip.protocol.dataset.DeviceInfo;
import java.util.stream.Stream;

/** What a camera is called in messages; every part of its DeviceInfo may be empty. */
final class CameraName {
  private CameraName() {}

  /** The model, or else the maker, or else the name in the Init_Command_Ack. */
  static String of(DeviceInfo info, ResponderIdentity responder) {
    return Stream.of(info.model(), info.manufacturer(), responder.friendlyName())
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("the camera");
  }
}
