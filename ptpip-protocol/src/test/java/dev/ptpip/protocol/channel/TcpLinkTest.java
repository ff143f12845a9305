package dev.ptpip.protocol.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpLinkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(Background.PATIENCE_SECONDS);

  private static ServerSocketChannel listen(int backlog) throws IOException {
    return ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0), backlog);
  }

  private static InetSocketAddress addressOf(ServerSocketChannel server) throws IOException {
    return (InetSocketAddress) server.getLocalAddress();
  }

  @Test
  void sendsWithoutDelay() throws IOException {
    try (ServerSocketChannel server = listen(5);
        TcpLink link = TcpLink.connect(addressOf(server), PATIENCE);
        TcpLink accepted = TcpLink.over(server.accept())) {
      assertThat(link.channel().getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
      assertThat(accepted.channel().getOption(StandardSocketOptions.TCP_NODELAY)).isTrue();
      assertThat(link.channel().isBlocking()).isTrue();
      assertThat(link.peer()).isEqualTo("127.0.0.1:" + addressOf(server).getPort());
      assertThat(accepted.isOpen()).isTrue();
    }
  }

  @Test
  void knowsHowMuchCanBeReadWithoutWaiting() throws IOException {
    try (ServerSocketChannel server = listen(5);
        TcpLink link = TcpLink.connect(addressOf(server), PATIENCE);
        TcpLink accepted = TcpLink.over(server.accept())) {
      assertThat(link.available()).isZero();
      accepted.write(ByteBuffer.wrap(new byte[5]), Deadline.after(PATIENCE));
      ByteBuffer first = ByteBuffer.allocate(1);
      link.read(first, Deadline.after(PATIENCE));

      assertThat(link.available()).isEqualTo(4);
    }
  }

  @Test
  void saysWhoRefusedTheConnection() throws IOException {
    ServerSocketChannel server = listen(5);
    InetSocketAddress address = addressOf(server);
    server.close();

    assertThatThrownBy(() -> TcpLink.connect(address, PATIENCE))
        .isInstanceOf(ConnectException.class)
        .hasMessageContaining("127.0.0.1:" + address.getPort());
  }

  @Test
  void saysWhichNameHasNoAddress() {
    assertThatThrownBy(
            () ->
                TcpLink.connect(InetSocketAddress.createUnresolved("camera.invalid", 1), PATIENCE))
        .isInstanceOf(PtpIpException.class)
        .hasMessage("no address is known for host camera.invalid");
  }

  /** A full backlog leaves further connects without an answer. */
  @Test
  void givesUpConnectingInTime() throws IOException {
    List<TcpLink> links = new ArrayList<>();
    try (ServerSocketChannel server = listen(1)) {
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 50; i++) {
                  links.add(TcpLink.connect(addressOf(server), Duration.ofMillis(300)));
                }
              })
          .isInstanceOf(DeadlineExceededException.class)
          .hasMessageContaining("no answer to the TCP connect")
          .hasMessageContaining("300 ms");
    } finally {
      links.forEach(TcpLink::close);
    }
  }

  @Test
  void aResetIsAClosedConnection() throws IOException {
    try (ServerSocketChannel server = listen(5);
        TcpLink link = TcpLink.connect(addressOf(server), PATIENCE)) {
      PacketChannel channel = new PacketChannel(link, ChannelOptions.DEFAULT);
      SocketChannel accepted = server.accept();
      accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
      accepted.close();

      assertThatThrownBy(() -> channel.read(Deadline.after(PATIENCE)))
          .isInstanceOf(ConnectionClosedException.class)
          .hasMessageContaining("broke while reading")
          .hasMessageContaining(link.peer());
      assertThatThrownBy(
              () -> {
                channel.write(new ProbeRequest());
                channel.write(new ProbeRequest());
              })
          .isInstanceOf(ConnectionClosedException.class)
          .hasMessageContaining("broke while writing");
    }
  }

  @Test
  void aResetDuringATransferIsNotBlamedOnTheFile(@TempDir Path folder) throws Exception {
    try (ServerSocketChannel server = listen(5);
        TcpLink link = TcpLink.connect(addressOf(server), PATIENCE);
        var file = Pattern.file(folder, 20_000_000)) {
      PacketChannel channel = new PacketChannel(link, ChannelOptions.DEFAULT);
      SocketChannel accepted = server.accept();
      accepted.setOption(StandardSocketOptions.SO_LINGER, 0);
      accepted.close();

      assertThatThrownBy(
              () ->
                  channel.writeData(
                      new TransactionId(1),
                      DataSource.of(file, 0, 20_000_000),
                      DataPacking.DEFAULT,
                      () -> false,
                      new Packet[0],
                      new Packet[0]))
          .isInstanceOf(ConnectionClosedException.class)
          .hasMessageContaining("broke while writing");
    }
  }

  @Test
  void whatCameBeforeTheEndIsStillRead() throws IOException {
    try (ServerSocketChannel server = listen(5);
        TcpLink link = TcpLink.connect(addressOf(server), PATIENCE)) {
      PacketChannel channel = new PacketChannel(link, ChannelOptions.DEFAULT);
      try (PacketChannel peer =
          new PacketChannel(TcpLink.over(server.accept()), ChannelOptions.DEFAULT)) {
        peer.write(new Data(new TransactionId(1), Bytes.of(1)));
      }

      assertThat(channel.read(Deadline.after(PATIENCE))).isInstanceOf(Data.class);
      assertThatThrownBy(() -> channel.read(Deadline.after(PATIENCE)))
          .isInstanceOf(ConnectionClosedException.class)
          .hasMessageContaining("closed the connection, a packet was expected");
    }
  }

  @Test
  void aClosedChannelIsRefused() throws IOException {
    SocketChannel channel = SocketChannel.open();
    channel.close();

    assertThatThrownBy(() -> TcpLink.over(channel)).isInstanceOf(ClosedChannelException.class);
  }
}
