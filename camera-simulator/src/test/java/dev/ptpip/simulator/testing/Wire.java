package dev.ptpip.simulator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.ChannelOptions;
import dev.ptpip.protocol.channel.ConnectionClosedException;
import dev.ptpip.protocol.channel.Deadline;
import dev.ptpip.protocol.channel.PacketChannel;
import dev.ptpip.protocol.channel.TcpLink;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.InitFail;
import dev.ptpip.protocol.packet.Packet;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.Assertions;

/** One TCP connection to a camera, on which anything can be sent. */
public final class Wire implements AutoCloseable {
  /** Far more than a working camera needs. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TcpLink link;
  private final PacketChannel channel;

  private Wire(TcpLink link) {
    this.link = link;
    this.channel = new PacketChannel(link, ChannelOptions.DEFAULT);
  }

  /** Connects. */
  public static Wire to(InetSocketAddress address) throws IOException {
    return new Wire(TcpLink.connect(address, PATIENCE));
  }

  /** The packets. */
  public PacketChannel channel() {
    return channel;
  }

  /** The bytes. */
  public TcpLink link() {
    return link;
  }

  /** Sends packets with one write. */
  public Wire send(Packet... packets) throws IOException {
    channel.write(packets);
    return this;
  }

  /** Sends bytes with one write. */
  public Wire send(Bytes bytes) throws IOException {
    link.write(bytes.asBuffer(), Deadline.after(PATIENCE));
    return this;
  }

  /** Sends bytes one by one, with a pause between two. */
  public Wire sendSlowly(Bytes bytes, Duration pause) throws IOException {
    for (int i = 0; i < bytes.size(); i++) {
      send(bytes.slice(i, i + 1));
      pause(pause);
    }
    return this;
  }

  /** Lets real time pass, where the camera's patience is what is tested. */
  public static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** The next packet. */
  public Packet read() throws IOException {
    return channel.read(Deadline.after(PATIENCE));
  }

  /** The next packet, which must be of a type. */
  public <T extends Packet> T read(Class<T> type) throws IOException {
    Packet packet = read();
    assertThat(packet).isInstanceOf(type);
    return type.cast(packet);
  }

  /** Whether nothing comes for a while and the connection stays open. */
  public boolean isSilentFor(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      if (channel.isInputPending()) {
        return false;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return true;
  }

  /** Checks that the camera closes, with or without an Init_Fail before. */
  public void expectClosed() throws IOException {
    try {
      Packet packet = read();
      assertThat(packet).as("a packet where the end was expected").isInstanceOf(InitFail.class);
      packet = read();
      Assertions.fail("%s came where the end was expected", packet);
    } catch (ConnectionClosedException end) {
      // as it should be
    } catch (IOException reset) {
      assertThat(reset.getMessage()).contains("reset");
    }
  }

  /** Checks that the camera refuses and closes. */
  public void expectRefused(InitFail.Reason reason) throws IOException {
    assertThat(read(InitFail.class).reason()).contains(reason);
    Assertions.assertThatThrownBy(this::read).isInstanceOf(ConnectionClosedException.class);
  }

  /** Closes with a reset in place of an end. */
  public void reset() throws IOException {
    link.channel().setOption(StandardSocketOptions.SO_LINGER, 0);
    close();
  }

  /** Closes the sending side only. */
  public void closeOutput() throws IOException {
    link.channel().shutdownOutput();
  }

  /** Reads raw bytes, at least one; -1 at the end. */
  public int readRaw(ByteBuffer target) throws IOException {
    return link.read(target, Deadline.after(PATIENCE));
  }

  @Override
  public void close() {
    channel.close();
  }
}
