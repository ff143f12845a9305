package dev.ptpip.pcap.redact;

import dev.ptpip.pcap.net.Chunk;
import dev.ptpip.pcap.net.Flow;
import dev.ptpip.pcap.net.StreamListener;
import dev.ptpip.pcap.net.TcpConnection;
import java.util.IdentityHashMap;

/** Has the bytes of each TCP connection looked at. Confined to the thread that reads. */
final class TcpMasks implements StreamListener {
  private final KeptBytes kept;
  private final Identities identities;
  private final IdentityHashMap<TcpConnection, Dialogue> dialogues = new IdentityHashMap<>();
  private final IdentityHashMap<Flow, PtpIpMask> masks = new IdentityHashMap<>();
  private long packets;

  TcpMasks(KeptBytes kept, Identities identities) {
    this.kept = kept;
    this.identities = identities;
  }

  private PtpIpMask mask(TcpConnection connection, Flow flow) {
    PtpIpMask known = masks.get(flow);
    if (known != null) {
      return known;
    }
    Dialogue dialogue = dialogues.computeIfAbsent(connection, c -> new Dialogue());
    PtpIpMask mask = new PtpIpMask(kept, dialogue, identities, !connection.isBegun());
    masks.put(flow, mask);
    return mask;
  }

  @Override
  public void opened(TcpConnection connection, Chunk seen) {}

  @Override
  public void bytes(TcpConnection connection, Flow flow, Chunk chunk) {
    PtpIpMask mask = mask(connection, flow);
    if (chunk.place() == Chunk.NO_PLACE) {
      mask.missing(chunk.length()); // put together from fragments, none of which is kept
    } else {
      mask.accept(chunk.buffer(), chunk.start(), chunk.length(), chunk.place());
    }
  }

  @Override
  public void missing(TcpConnection connection, Flow flow, long count, Loss loss, Chunk seen) {
    mask(connection, flow).missing(count);
  }

  @Override
  public void finished(TcpConnection connection, Flow flow, Chunk seen) {
    forget(flow);
  }

  @Override
  public void closed(TcpConnection connection, Flow flow, Closing how, Chunk seen) {
    forget(flow);
    dialogues.remove(connection);
  }

  private void forget(Flow flow) {
    PtpIpMask mask = masks.remove(flow);
    packets += mask == null ? 0 : mask.packets();
  }

  long packets() {
    return packets + masks.values().stream().mapToLong(PacketMask::packets).sum();
  }
}
