package dev.ptpip.pcap.conversation;

import java.util.Optional;

/** The class requests of a still image device (USB Still Image Capture Device Definition §5.2). */
public enum UsbRequest {
  /** Cancel_Request: gives up a transaction. */
  CANCEL(0x64),
  /** Get_Extended_Event_Data: more about an event. */
  EXTENDED_EVENT_DATA(0x65),
  /** Device_Reset_Request: back to the idle state. */
  RESET(0x66),
  /** Get_Device_Status: whether the device is ready, for example after a Cancel_Request. */
  STATUS(0x67);

  private static final UsbRequest[] ALL = values();

  private final int code;

  UsbRequest(int code) {
    this.code = code;
  }

  /** The request with this bRequest, if the class defines one. */
  public static Optional<UsbRequest> of(int code) {
    for (UsbRequest request : ALL) {
      if (request.code == code) {
        return Optional.of(request);
      }
    }
    return Optional.empty();
  }

  /** The bRequest of the setup packet. */
  public int code() {
    return code;
  }
}
