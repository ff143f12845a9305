package dev.ptpip.client.connection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Finds the name of this computer, without the network where possible. */
final class HostName {
  private static final String FALLBACK = "ptpip";

  private HostName() {}

  static String get() {
    return find(System.getenv(), Path.of("/proc/sys/kernel/hostname"));
  }

  static String find(Map<String, String> environment, Path kernelName) {
    for (String variable : new String[] {"COMPUTERNAME", "HOSTNAME"}) {
      String name = environment.getOrDefault(variable, "").strip();
      if (!name.isEmpty()) {
        return name;
      }
    }
    try {
      String name = Files.readString(kernelName).strip();
      if (!name.isEmpty()) {
        return name;
      }
    } catch (IOException notLinux) {
      // ask the system below
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return FALLBACK;
    }
  }
}
