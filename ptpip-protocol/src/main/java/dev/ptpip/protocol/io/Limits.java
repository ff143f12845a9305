package dev.ptpip.protocol.io;

/**
 * Upper bounds on what a peer can make us hold in memory. Bulk data (Data, End_Data) is streamed
 * and has no bound here; who collects it in memory says how much.
 *
 * @param packetBytes largest packet that is decoded as a whole, header included
 * @param arrayElements largest count of an array, enumeration or list
 */
public record Limits(int packetBytes, int arrayElements) {
  /** 64 KiB packets, 8 Mi elements: far above what cameras send. */
  public static final Limits DEFAULT = new Limits(64 * 1024, 8 * 1024 * 1024);

  /** Checks that no bound is below what the standard's own packets need. */
  public Limits {
    if (packetBytes < 1024 || arrayElements < 256) {
      throw new IllegalArgumentException(
          "limits too small for the standard's packets: packetBytes="
              + packetBytes
              + " (min 1024), arrayElements="
              + arrayElements
              + " (min 256)");
    }
  }
}
