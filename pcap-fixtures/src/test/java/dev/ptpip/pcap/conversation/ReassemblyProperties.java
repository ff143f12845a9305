package dev.ptpip.pcap.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.pcap.testing.PcapBytes;
import dev.ptpip.pcap.testing.Sample;
import dev.ptpip.pcap.testing.TcpFrame;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Packet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens to segments on their way, the conversation is the same. */
class ReassemblyProperties {
  private static final Bytes PICTURE = Sample.noise(5000);

  private record Said(boolean byClient, Bytes bytes) {}

  private record Placed(TcpFrame frame, int place) {}

  private static List<Said> conversation() {
    List<Said> said = new ArrayList<>();
    say(said, true, Sample.HELLO);
    say(said, false, Sample.WELCOME);
    say(said, true, Sample.OPEN);
    say(said, false, Sample.ok(0));
    for (int id = 1; id < 4; id++) {
      say(said, true, Sample.request(OperationCode.GET_OBJECT, id, 0x100 + id));
      say(said, false, Sample.start(id, PICTURE.size()), Sample.end(id, PICTURE), Sample.ok(id));
    }
    return said;
  }

  private static void say(List<Said> said, boolean byClient, Packet... packets) {
    for (Packet packet : packets) {
      said.add(new Said(byClient, packet.encode()));
    }
  }

  /** Cuts, repeats, overlaps and reorders what is said, as {@code random} has it. */
  private static List<TcpFrame> frames(Random random, int reach, int clientFirst, int serverFirst) {
    List<Placed> placed = new ArrayList<>();
    int clientSent = 0;
    int serverSent = 0;
    Bytes clientAll = Bytes.EMPTY;
    Bytes serverAll = Bytes.EMPTY;
    for (Said each : conversation()) {
      Bytes all = (each.byClient ? clientAll : serverAll).concat(each.bytes);
      int at = each.byClient ? clientSent : serverSent;
      while (at < all.size()) {
        int end = Math.min(all.size(), at + 1 + random.nextInt(1460));
        int overlap = random.nextInt(3) == 0 ? random.nextInt(Math.min(at, 300) + 1) : 0;
        Bytes payload = all.slice(at - overlap, end);
        int sequence = (each.byClient ? clientFirst : serverFirst) + 1 + at - overlap;
        int ack = each.byClient ? serverFirst + 1 + serverSent : clientFirst + 1 + clientSent;
        TcpFrame frame =
            new TcpFrame(
                each.byClient ? TcpFrame.CLIENT : TcpFrame.SERVER,
                each.byClient ? TcpFrame.SERVER : TcpFrame.CLIENT,
                sequence,
                ack,
                TcpFrame.ACK,
                payload);
        int place = placed.size() + random.nextInt(reach + 1);
        placed.add(new Placed(frame, place));
        if (random.nextInt(4) == 0) {
          placed.add(new Placed(frame, place + random.nextInt(10)));
        }
        at = end;
      }
      if (each.byClient) {
        clientAll = all;
        clientSent = all.size();
      } else {
        serverAll = all;
        serverSent = all.size();
      }
    }
    placed.sort(Comparator.comparingInt(Placed::place));
    List<TcpFrame> frames = new ArrayList<>();
    frames.add(handshake(TcpFrame.CLIENT, TcpFrame.SERVER, clientFirst, 0, TcpFrame.SYN));
    frames.add(
        handshake(
            TcpFrame.SERVER, TcpFrame.CLIENT, serverFirst, clientFirst + 1, TcpFrame.SYN | 16));
    placed.forEach(each -> frames.add(each.frame));
    return frames;
  }

  private static TcpFrame handshake(int source, int target, int sequence, int ack, int flags) {
    return new TcpFrame(source, target, sequence, ack, flags, Bytes.EMPTY);
  }

  @Property(tries = 150)
  void conversationIsTheSame(
      @ForAll long seed,
      @ForAll @IntRange(max = 12) int reach,
      @ForAll int clientFirst,
      @ForAll int serverFirst)
      throws IOException {
    PcapBytes file = PcapBytes.of(1);
    frames(new Random(seed), reach, clientFirst, serverFirst)
        .forEach(frame -> file.frame(frame.ethernet()));
    Path folder = Files.createTempDirectory("reassembly");
    Path capture = file.writeTo(folder);
    try {
      check(capture);
    } finally {
      Files.delete(capture);
      Files.delete(folder);
    }
  }

  private static void check(Path capture) throws IOException {
    Conversations read =
        Conversations.read(capture, new ReadOptions(300, ReadOptions.Sources.REMEMBERED));

    assertThat(read.conversations()).hasSize(1);
    RecordedConversation only = read.conversations().get(0);
    assertThat(only.gaps()).isEmpty();
    assertThat(only.findings()).isEmpty();
    assertThat(only.packets())
        .extracting(packet -> (int) packet.bytes().size())
        .containsExactlyElementsOf(conversation().stream().map(said -> said.bytes.size()).toList());
    assertThat(only.transactions()).hasSize(4);
    for (CapturedTransaction transaction : only.transactions().subList(1, 4)) {
      assertThat(transaction.state()).isEqualTo(CapturedTransaction.State.COMPLETE);
      assertThat(transaction.data().orElseThrow().readAll()).isEqualTo(PICTURE);
    }
  }

  /** Frames that are not there give gaps, never wrong bytes, and the rest is read. */
  @Property(tries = 100)
  void lossIsToldAndNothingIsInvented(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 8) int odd) throws IOException {
    Random random = new Random(seed);
    PcapBytes file = PcapBytes.of(1);
    List<TcpFrame> frames = frames(new Random(seed), 0, 5, 6);
    boolean lost = false;
    for (int i = 0; i < frames.size(); i++) {
      boolean drop = i > 5 && random.nextInt(odd) == 0;
      lost |= drop;
      if (!drop) {
        file.frame(frames.get(i).ethernet());
      }
    }
    Path folder = Files.createTempDirectory("reassembly");
    Path capture = file.writeTo(folder);
    try {
      Conversations read = Conversations.read(capture);
      for (RecordedConversation each : read.conversations()) {
        for (CapturedTransaction transaction : each.transactions()) {
          if (transaction.data().isPresent() && transaction.data().get().isComplete()) {
            assertThat(transaction.data().get().readAll()).isEqualTo(PICTURE);
          }
          if (!lost) {
            assertThat(transaction.state()).isEqualTo(CapturedTransaction.State.COMPLETE);
          }
        }
      }
    } finally {
      Files.delete(capture);
      Files.delete(folder);
    }
  }
}
