package dev.ptpip.conformance.client;

/** What a camera does that the words of faults do not have. */
public enum Twist {
  /** Events 0xC7FF with three parameters and 0x4FFF with none, behind a probe. */
  UNKNOWN_EVENTS("sends events 0xC7FF and 0x4FFF"),
  /** A packet of type 0x20 on the Event connection, behind a probe. */
  UNKNOWN_PACKET("sends a packet of type 0x20 on the Event connection"),
  /** A Probe_Response that nobody has asked for, behind a probe. */
  UNASKED_PROBE_RESPONSE("sends a Probe_Response that nobody asked for"),
  /** RequestObjectTransfer for an object of the card, behind a probe. */
  TRANSFER_REQUEST("sends RequestObjectTransfer with the handle of a picture"),
  /** UnreportedStatus, behind a probe. */
  UNREPORTED_STATUS("sends UnreportedStatus"),
  /** CaptureComplete with no, one and three parameters, behind a probe. */
  PARAMETERS_OMITTED("sends CaptureComplete with 0, 1 and 3 parameters"),
  /** The first connection number is 0. */
  NUMBER_ZERO("gives connection number 0"),
  /** A Data packet without payload before the data. */
  EMPTY_DATA_PACKET("sends an empty Data packet ahead of the data"),
  /** All data is in End_Data. */
  ONE_END_DATA("sends all data in End_Data"),
  /** All data is in Data, and End_Data is empty. */
  EMPTY_END_DATA("sends all data in one Data packet and an empty End_Data"),
  /** Half of the data is in Data, the rest in End_Data. */
  MIXED_DATA("sends half of the data in Data, the rest in End_Data"),
  /** Data comes in packets of 100 bytes. */
  SMALL_DATA_PACKETS("sends data in packets of 100 bytes"),
  /** The first picture is given up in the middle: Cancel on both connections, then a response. */
  GIVES_UP("gives up the first picture in the middle: Cancel, then Transaction_Cancelled"),
  /** GetObjectHandles takes its time. */
  SLOW_HANDLES("takes 0.7 s for GetObjectHandles"),
  /** Dates in ObjectInfo are empty. */
  EMPTY_DATES("sends ObjectInfo with empty dates"),
  /** Dates in ObjectInfo are all zeros. */
  ZERO_DATES("sends ObjectInfo with the date 00000000T000000"),
  /** The array of object handles claims 0xFFFFFFFF elements. */
  HUGE_ARRAY("says that there are 0xFFFFFFFF object handles, and sends a few"),
  /** A string of DeviceInfo claims more characters than there are bytes. */
  STRING_PAST_END("ends DeviceInfo within a string"),
  /** Four bytes behind the last field of DeviceInfo. */
  TRAILING_BYTES("sends DeviceInfo with four bytes behind its last field");

  private final String text;

  Twist(String text) {
    this.text = text;
  }

  /** In words. */
  public String text() {
    return text;
  }
}
