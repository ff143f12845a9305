package dev.ptpip.pcap.conversation;

import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.vendor.VendorExtension;
import dev.ptpip.protocol.vendor.VendorExtensions;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An initiator and a responder, and what is known of them so far: the facts grow while the capture
 * is read. Confined to the thread that reads; afterwards it does not change any more.
 */
public final class Conversation {
  private final int number;
  private final Transport transport;
  private final Instant began;
  private Party initiator;
  private Party responder;
  private @Nullable ConnectionNumber connectionNumber;
  private @Nullable Connection command;
  private @Nullable Connection event;
  private @Nullable DeviceInfo deviceInfo;
  private VendorExtension vendor = VendorExtensions.STANDARD;

  Conversation(int number, Transport transport, Instant began, Party initiator, Party responder) {
    this.number = number;
    this.transport = transport;
    this.began = began;
    this.initiator = initiator;
    this.responder = responder;
  }

  /** Its number in the file, from 1 in order of appearance. */
  public int number() {
    return number;
  }

  /** What carries it. */
  public Transport transport() {
    return transport;
  }

  /** Time of the first frame of its first connection. */
  public Instant began() {
    return began;
  }

  /** The computer. */
  public Party initiator() {
    return initiator;
  }

  /** The camera. */
  public Party responder() {
    return responder;
  }

  /** What the Init_Command_Ack said. */
  public Optional<ConnectionNumber> connectionNumber() {
    return Optional.ofNullable(connectionNumber);
  }

  /** The Command/Data connection; absent if only an Event connection was seen. */
  public Optional<Connection> command() {
    return Optional.ofNullable(command);
  }

  /** The Event connection, if it was seen. */
  public Optional<Connection> event() {
    return Optional.ofNullable(event);
  }

  /** What the camera said of itself last. */
  public Optional<DeviceInfo> deviceInfo() {
    return Optional.ofNullable(deviceInfo);
  }

  /** Whose numbers these are, by the DeviceInfo; the standard's until one was seen. */
  public VendorExtension vendor() {
    return vendor;
  }

  void initiator(Party party) {
    initiator = party;
  }

  void responder(Party party) {
    responder = party;
  }

  void connectionNumber(ConnectionNumber value) {
    connectionNumber = value;
  }

  void command(Connection connection) {
    command = connection;
  }

  void event(Connection connection) {
    event = connection;
  }

  void deviceInfo(DeviceInfo info) {
    deviceInfo = info;
    vendor =
        VendorExtensions.installed()
            .detect(info.vendorExtensionId(), info.manufacturer(), info.vendorExtensionDesc());
  }

  @Override
  public String toString() {
    return "#" + number + " " + initiator.endpoint() + " → " + responder.endpoint();
  }
}
