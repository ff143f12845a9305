package dev.ptpip.pcap.conversation;

import java.net.InetAddress;

/** An address that a frame came from or went to. */
public sealed interface Endpoint {
  /**
   * One end of a TCP connection.
   *
   * @param address IPv4 or IPv6
   * @param port 0 to 65535
   */
  record Tcp(InetAddress address, int port) implements Endpoint {
    @Override
    public String toString() {
      String host = address.getHostAddress();
      return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /**
   * A device on a USB bus, or the host of that bus.
   *
   * @param bus number of the bus
   * @param device address of the device; 0 for the host
   */
  record Usb(int bus, int device) implements Endpoint {
    @Override
    public String toString() {
      return device == 0 ? "usb " + bus + " host" : "usb " + bus + "." + device;
    }
  }
}
