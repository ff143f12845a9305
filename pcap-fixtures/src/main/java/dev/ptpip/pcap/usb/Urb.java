package dev.ptpip.pcap.usb;

/** One half of a USB transfer, submission or completion; reused. Confined to one thread. */
public final class Urb {
  /** Kinds of transfers. */
  public enum Kind {
    /** Isochronous, or something that is no transfer. */
    OTHER,
    /** Interrupt. */
    INTERRUPT,
    /** Control. */
    CONTROL,
    /** Bulk. */
    BULK
  }

  Kind kind = Kind.OTHER;
  int bus;
  int device;
  int endpoint;
  boolean fromDevice;
  boolean completion;
  boolean gone;
  boolean hasSetup;
  int requestType;
  int request;
  int start;
  int captured;
  long length;
  long place;

  /** Which kind of transfer. */
  public Kind kind() {
    return kind;
  }

  /** Number of the bus. */
  public int bus() {
    return bus;
  }

  /** Address of the device. */
  public int device() {
    return device;
  }

  /** Number of the endpoint without its direction. */
  public int endpoint() {
    return endpoint;
  }

  /** Whether the data goes from the device to the host. */
  public boolean isFromDevice() {
    return fromDevice;
  }

  /** Whether this is the end of the transfer, not its beginning. */
  public boolean isCompletion() {
    return completion;
  }

  /** Whether it says that the device is not there any more. */
  public boolean isGone() {
    return gone;
  }

  /** Whether it has a setup packet. */
  public boolean hasSetup() {
    return hasSetup;
  }

  /** bmRequestType of the setup packet. */
  public int requestType() {
    return requestType;
  }

  /** bRequest of the setup packet. */
  public int request() {
    return request;
  }

  /** Index of the data in the buffer of the frame. */
  public int start() {
    return start;
  }

  /** Bytes of data that were captured. */
  public int captured() {
    return captured;
  }

  /** Bytes of data that were transferred. */
  public long length() {
    return length;
  }

  /** Offset of the data in the file. */
  public long place() {
    return place;
  }

  /** Whether the data of this transfer is in this half: what goes out is in the submission. */
  public boolean hasData() {
    return fromDevice == completion && length > 0;
  }
}
