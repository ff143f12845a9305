package dev.ptpip.pcap.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ptpip.pcap.conversation.CapturedTransaction.State;
import dev.ptpip.pcap.testing.PcapBytes;
import dev.ptpip.pcap.testing.Sample;
import dev.ptpip.pcap.testing.TcpFrame;
import dev.ptpip.pcap.testing.TcpScript;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.Event;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.ProbeRequest;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of TCP connections. */
class TcpConversationsTest {
  private static final int EVENT_CLIENT = TcpFrame.CLIENT + 1;
  private static final Bytes PICTURE = Sample.noise(10_000);

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private Conversations read(List<TcpFrame> frames) throws IOException {
    PcapBytes file = PcapBytes.of(1);
    frames.forEach(frame -> file.frame(frame.ethernet()));
    return Conversations.read(file.writeTo(folder));
  }

  private RecordedConversation only(List<TcpFrame> frames) throws IOException {
    Conversations all = read(frames);
    assertThat(all.conversations()).hasSize(1);
    assertThat(all.summary().problem()).isEmpty();
    return all.conversations().get(0);
  }

  private static TcpScript session() {
    return TcpScript.usual()
        .open()
        .client(Sample.HELLO)
        .server(Sample.WELCOME)
        .client(Sample.OPEN)
        .server(Sample.ok(0));
  }

  /** GetObject with data packets as cameras send them: one End_Data in segments of 1000 bytes. */
  private static TcpScript download(TcpScript script, int id) {
    script.client(Sample.request(OperationCode.GET_OBJECT, id, 0x100));
    script.server(Sample.start(id, PICTURE.size()));
    Bytes all = Sample.end(id, PICTURE).encode();
    for (int at = 0; at < all.size(); at += 1000) {
      script.server(all.slice(at, Math.min(all.size(), at + 1000)));
    }
    return script.server(Sample.ok(id));
  }

  private static TcpScript events() {
    return TcpScript.between(EVENT_CLIENT, TcpFrame.SERVER, 77, 88).open().client(Sample.EVENTS);
  }

  @Test
  void sessionIsReadWithNamesAndTransactions() throws IOException {
    RecordedConversation read = only(download(session(), 1).close().frames());

    Conversation who = read.conversation();
    assertThat(who.initiator().friendlyName()).isEqualTo("laptop");
    assertThat(who.responder().friendlyName()).isEqualTo("D5300");
    assertThat(who.initiator().endpoint()).hasToString("10.0.0.1:50000");
    assertThat(who.responder().endpoint()).hasToString("10.0.0.2:15740");
    assertThat(who.connectionNumber()).contains(Sample.WELCOME.connectionNumber());
    assertThat(read.transactions())
        .extracting(CapturedTransaction::operation, CapturedTransaction::state)
        .containsExactly(
            tuple(OperationCode.OPEN_SESSION, State.COMPLETE),
            tuple(OperationCode.GET_OBJECT, State.COMPLETE));
    CapturedData data = read.transactions().get(1).data().orElseThrow();
    assertThat(data.isComplete()).isTrue();
    assertThat(data.readAll()).isEqualTo(PICTURE);
    assertThat(read.endings())
        .extracting(Ending::sender, Ending::how)
        .containsExactly(tuple(Side.INITIATOR, Ending.How.CLOSED));
    assertThat(read.findings()).isEmpty();
    assertThat(read.gaps()).isEmpty();
  }

  @Test
  void framesAndBytesOfAPacketAreThoseOfItsSegments() throws IOException {
    Bytes hello = Sample.HELLO.encode();
    TcpScript script =
        TcpScript.usual()
            .open()
            .client(hello.slice(0, 5))
            .client(hello.slice(5, 20))
            .client(hello.slice(20, hello.size()))
            .server(Sample.WELCOME);

    CapturedPacket first = only(script.frames()).packets().get(0);

    assertThat(first.frames()).isEqualTo(new FrameRange(4, 6));
    assertThat(first.bytes()).isEqualTo(new ByteRange(0, hello.size()));
    assertThat(first.began()).isEqualTo("1970-01-01T00:16:40.004Z");
    assertThat(first.time()).isEqualTo("1970-01-01T00:16:40.006Z");
  }

  @Test
  void dataBeyondTheHeadIsReadAgainFromTheFile() throws IOException {
    PcapBytes file = PcapBytes.of(1);
    download(session(), 1).frames().forEach(frame -> file.frame(frame.ethernet()));
    ReadOptions options = new ReadOptions(100, ReadOptions.Sources.REMEMBERED);

    CapturedData data =
        Conversations.read(file.writeTo(folder), options)
            .conversations()
            .get(0)
            .transactions()
            .get(1)
            .data()
            .orElseThrow();

    assertThat(data.head()).isEqualTo(PICTURE.slice(0, 100));
    assertThat(data.readAll()).isEqualTo(PICTURE);
    assertThat(data.source().orElseThrow().slice(5000, 1234).readAll())
        .isEqualTo(PICTURE.slice(5000, 6234));
  }

  @Test
  void eventConnectionIsPairedByItsNumber() throws IOException {
    List<TcpFrame> frames = session().frames();
    Event event = Event.of(EventCode.OBJECT_ADDED, TransactionId.ANY, 0x200);
    frames.addAll(events().server(Sample.EVENTS_OK).server(event).frames());

    RecordedConversation read = only(frames);

    assertThat(read.conversation().event().orElseThrow().stream()).isEqualTo(1);
    assertThat(read.events()).extracting(CapturedEvent::event).containsExactly(event);
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void eventConnectionOfAnotherNumberStaysAlone() throws IOException {
    List<TcpFrame> frames = events().frames();

    RecordedConversation read = only(frames);

    assertThat(read.conversation().command()).isEmpty();
    assertThat(read.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.UNPAIRED);
  }

  @Test
  void conversationsAreFoundOnAnyPort() throws IOException {
    TcpScript script =
        TcpScript.between(TcpFrame.CLIENT, 2 << 16 | 4711, 1, 1)
            .open()
            .client(Sample.HELLO)
            .server(Sample.WELCOME);

    assertThat(only(script.frames()).packets()).hasSize(2);
  }

  @Test
  void otherProtocolsAreIgnored() throws IOException {
    TcpScript script =
        TcpScript.between(TcpFrame.CLIENT, 2 << 16 | 80, 1, 1)
            .open()
            .client(Bytes.ofText("GET / HTTP/1.1\r\n\r\n", StandardCharsets.US_ASCII))
            .server(PICTURE);

    assertThat(read(script.frames()).conversations()).isEmpty();
  }

  @Test
  void retransmittedSegmentsCountOnce() throws IOException {
    List<TcpFrame> frames = download(session(), 1).frames();
    List<TcpFrame> doubled = new ArrayList<>();
    frames.forEach(frame -> Collections.addAll(doubled, frame, frame));

    RecordedConversation read = only(doubled);

    assertThat(read.transactions().get(1).data().orElseThrow().readAll()).isEqualTo(PICTURE);
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void sequenceNumbersMayWrapAround() throws IOException {
    TcpScript script =
        TcpScript.between(TcpFrame.CLIENT, TcpFrame.SERVER, -20, -3000)
            .open()
            .client(Sample.HELLO)
            .server(Sample.WELCOME);

    RecordedConversation read = only(download(script, 1).frames());

    assertThat(read.transactions().get(0).data().orElseThrow().readAll()).isEqualTo(PICTURE);
  }

  @Test
  void missingSegmentInDataIsAGapAndNothingElseIsLost() throws IOException {
    List<TcpFrame> frames =
        download(session(), 1)
            .client(Sample.request(OperationCode.GET_THUMB, 2, 1))
            .server(Sample.ok(2))
            .frames();
    frames.remove(14); // in the middle of End_Data

    RecordedConversation read = only(frames);

    CapturedData data = read.transactions().get(1).data().orElseThrow();
    assertThat(data.missing()).isEqualTo(1000);
    assertThat(data.size()).isEqualTo(PICTURE.size());
    assertThat(data.source()).isEmpty();
    assertThat(read.gaps())
        .extracting(Gap::cause, gap -> gap.bytes().size())
        .containsExactly(tuple(Gap.Cause.MISSING, 1000L));
    assertThat(read.transactions())
        .extracting(CapturedTransaction::state)
        .containsOnly(State.COMPLETE);
  }

  @Test
  void decodingGoesOnAtTheNextPacketThatIsProven() throws IOException {
    List<TcpFrame> frames =
        session()
            .client(Sample.request(OperationCode.GET_NUM_OBJECTS, 1))
            .server(Sample.ok(1))
            .client(Sample.request(OperationCode.GET_NUM_OBJECTS, 2))
            .server(Sample.ok(2))
            .frames();
    frames.remove(8); // the answer to 1

    RecordedConversation read = only(frames);

    assertThat(read.gaps()).extracting(Gap::cause).containsExactly(Gap.Cause.MISSING);
    assertThat(read.transactions())
        .extracting(t -> t.transactionId().raw(), CapturedTransaction::state)
        .containsExactly(tuple(0, State.COMPLETE), tuple(1, State.CUT), tuple(2, State.COMPLETE));
  }

  /** What is missing is not held against the camera. */
  @Test
  void answerToARequestThatIsMissingIsNoViolation() throws IOException {
    List<TcpFrame> frames =
        session()
            .client(Sample.request(OperationCode.GET_THUMB, 1, 1))
            .server(Sample.ok(1))
            .client(Sample.request(OperationCode.GET_THUMB, 2, 1))
            .server(Sample.ok(2))
            .frames();
    frames.remove(9); // the request with id 2
    frames.remove(8); // the answer to 1

    RecordedConversation read = only(frames);

    assertThat(read.gaps()).isNotEmpty();
    assertThat(read.findings()).extracting(Finding::kind).containsOnly(Finding.Kind.ORPHAN);
    assertThat(read.findings()).extracting(Finding::rule).containsOnly("");
    assertThat(read.findings().get(0).text())
        .isEqualTo("the request is not in the capture, this belongs to 2");
  }

  @Test
  void captureThatBeginsInTheMiddleOfDataIsReadFromTheNextPacketOn() throws IOException {
    TcpScript script = download(session(), 1);
    List<TcpFrame> frames =
        script.client(Sample.request(OperationCode.GET_THUMB, 2, 1)).server(Sample.ok(2)).frames();

    RecordedConversation read = only(frames.subList(12, frames.size()));

    assertThat(read.conversation().command().orElseThrow().beginning())
        .isEqualTo(Connection.Beginning.MISSED);
    assertThat(read.conversation().initiator().endpoint()).hasToString("10.0.0.1:50000");
    assertThat(read.gaps()).extracting(Gap::cause).contains(Gap.Cause.MID_STREAM);
    assertThat(read.transactions()).extracting(t -> t.transactionId().raw()).containsExactly(2);
    assertThat(read.findings()).extracting(Finding::kind).containsOnly(Finding.Kind.ORPHAN);
  }

  @Test
  void bothConnectionsOfARunningSessionAreOneConversation() throws IOException {
    List<TcpFrame> command =
        session().client(Sample.request(OperationCode.GET_THUMB, 2, 1)).frames();
    List<TcpFrame> event =
        events().server(Event.of(EventCode.OBJECT_ADDED, TransactionId.ANY, 1)).frames();
    List<TcpFrame> frames = new ArrayList<>(command.subList(command.size() - 1, command.size()));
    frames.addAll(event.subList(event.size() - 1, event.size()));

    RecordedConversation read = only(frames);

    assertThat(read.events()).hasSize(1);
    assertThat(read.conversation().command()).isPresent();
  }

  @Test
  void answerIsToldBehindItsQuestionWhateverTheOrderOfTheFrames() throws IOException {
    List<TcpFrame> frames =
        session()
            .client(Sample.request(OperationCode.GET_THUMB, 2, 1))
            .server(Sample.ok(2))
            .frames();
    int last = frames.size() - 1;
    Collections.swap(frames, last, last - 1);

    RecordedConversation read = only(frames);

    assertThat(read.transactions())
        .last()
        .extracting(CapturedTransaction::state)
        .isEqualTo(State.COMPLETE);
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void resetLeavesTheRequestWithoutAnswer() throws IOException {
    RecordedConversation read =
        only(session().client(Sample.request(OperationCode.GET_THUMB, 2, 1)).reset().frames());

    assertThat(read.transactions())
        .last()
        .extracting(CapturedTransaction::state)
        .isEqualTo(State.NO_ANSWER);
    assertThat(read.endings())
        .extracting(Ending::sender, Ending::how)
        .containsExactly(tuple(Side.RESPONDER, Ending.How.RESET));
  }

  @Test
  void endOfTheCaptureCutsTheRequest() throws IOException {
    RecordedConversation read =
        only(session().client(Sample.request(OperationCode.GET_THUMB, 2, 1)).frames());

    assertThat(read.transactions())
        .last()
        .extracting(CapturedTransaction::state)
        .isEqualTo(State.CUT);
  }

  @Test
  void samePortsAgainAreANewConversation() throws IOException {
    List<TcpFrame> frames = session().frames();
    frames.addAll(
        TcpScript.between(TcpFrame.CLIENT, TcpFrame.SERVER, 500_000, 600_000)
            .open()
            .client(Sample.HELLO)
            .server(Sample.WELCOME)
            .frames());

    Conversations read = read(frames);

    assertThat(read.conversations()).hasSize(2);
    assertThat(read.conversations().get(0).endings())
        .extracting(Ending::how)
        .containsExactly(Ending.How.REPLACED);
    assertThat(read.conversations().get(1).conversation().command().orElseThrow().stream())
        .isEqualTo(1);
  }

  @Test
  void samePortsAgainAreANewConversationWhenItsBeginningIsMissingToo() throws IOException {
    List<TcpFrame> frames = session().close().frames();
    frames.addAll(
        TcpScript.between(TcpFrame.CLIENT, TcpFrame.SERVER, 1_500_000_000, 900_000_000)
            .client(Sample.HELLO)
            .server(Sample.WELCOME)
            .client(Sample.OPEN)
            .server(Sample.ok(0))
            .frames());

    Conversations read = read(frames);

    assertThat(read.conversations())
        .extracting(each -> each.transactions().size())
        .containsExactly(1, 1);
  }

  @Test
  void segmentThatIsSentAgainBehindTheEndOpensNothing() throws IOException {
    List<TcpFrame> frames = session().close().frames();
    frames.add(frames.get(3));

    assertThat(only(frames).transactions()).hasSize(1);
  }

  @Test
  void eventConnectionIsPairedWhenTheAnswerWithTheNumberIsMissing() throws IOException {
    List<TcpFrame> frames = session().frames();
    frames.remove(4);
    frames.addAll(events().server(Sample.EVENTS_OK).frames());

    assertThat(only(frames).conversation().event()).isPresent();
  }

  @Test
  void commandConnectionThatIsFoundLaterIsNotMissing() throws IOException {
    List<TcpFrame> frames = session().frames();
    List<TcpFrame> handshake = List.copyOf(frames.subList(0, 5));
    frames.removeAll(handshake);
    frames.addAll(0, events().server(Sample.EVENTS_OK).frames());

    RecordedConversation read = only(frames);

    assertThat(read.transactions()).hasSize(1);
    assertThat(read.findings()).isEmpty();
  }

  @Test
  void interleavedConversationsAreKeptApart() throws IOException {
    List<List<TcpFrame>> scripts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      TcpScript script =
          TcpScript.between(TcpFrame.CLIENT + i, TcpFrame.SERVER, 100 * i, 7 * i)
              .open()
              .client(Sample.HELLO)
              .server(Sample.WELCOME);
      scripts.add(download(script, i + 1).close().frames());
    }
    List<TcpFrame> frames = new ArrayList<>();
    for (int at = 0; at < scripts.get(0).size(); at++) {
      for (List<TcpFrame> script : scripts) {
        frames.add(script.get(at));
      }
    }

    Conversations read = read(frames);

    assertThat(read.conversations()).hasSize(20);
    for (RecordedConversation each : read.conversations()) {
      assertThat(each.transactions().get(0).data().orElseThrow().readAll()).isEqualTo(PICTURE);
    }
  }

  @Test
  void framesCutBySnapLengthAreGaps() throws IOException {
    PcapBytes file = PcapBytes.snapped(1, 200);
    download(session(), 1).frames().forEach(frame -> file.frame(frame.ethernet()));

    RecordedConversation read = Conversations.read(file.writeTo(folder)).conversations().get(0);

    assertThat(read.gaps()).extracting(Gap::cause).containsOnly(Gap.Cause.SNAPPED);
    CapturedTransaction download = read.transactions().get(1);
    assertThat(download.state()).isEqualTo(State.COMPLETE);
    assertThat(download.data().orElseThrow().missing()).isPositive();
    assertThat(download.data().orElseThrow().size()).isEqualTo(PICTURE.size());
  }

  @Test
  void cancelledTransactionSaysWhoCancelled() throws IOException {
    TcpScript script =
        session()
            .client(Sample.request(OperationCode.GET_OBJECT, 1, 1))
            .server(Sample.start(1, 1000))
            .server(new Data(new TransactionId(1), Sample.noise(300)))
            .client(new Cancel(new TransactionId(1)))
            .server(Sample.ok(1));

    CapturedTransaction cancelled = only(script.frames()).transactions().get(1);

    assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
    assertThat(cancelled.cancelledBy()).contains(Side.INITIATOR);
    assertThat(cancelled.data().orElseThrow().end()).isEqualTo(CapturedData.End.BROKEN_OFF);
    assertThat(cancelled.data().orElseThrow().size()).isEqualTo(300);
  }

  @Test
  void dataOfAnotherLengthThanAnnouncedIsFound() throws IOException {
    TcpScript script =
        session()
            .client(Sample.request(OperationCode.GET_OBJECT, 1, 1))
            .server(Sample.start(1, 1000))
            .server(Sample.end(1, Sample.noise(998)))
            .server(Sample.ok(1));

    RecordedConversation read = only(script.frames());

    assertThat(read.findings())
        .extracting(Finding::kind, Finding::rule, Finding::text)
        .containsExactly(
            tuple(
                Finding.Kind.DATA_LENGTH,
                "PTPIP-DATA-02",
                "Start_Data announced 1000 bytes, 998 came"));
  }

  @Test
  void malformedPacketIsKeptAndTheNextOneIsRead() throws IOException {
    Bytes shortRequest = Bytes.ofHex("0c000000 06000000 01000000");
    RecordedConversation read =
        only(
            session()
                .client(shortRequest)
                .client(Sample.request(OperationCode.GET_THUMB, 2, 1))
                .frames());

    assertThat(read.packets()).filteredOn(CapturedPacket::isMalformed).hasSize(1);
    assertThat(read.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.MALFORMED);
    assertThat(read.transactions())
        .last()
        .extracting(CapturedTransaction::operation)
        .isEqualTo(OperationCode.GET_THUMB);
  }

  @Test
  void lengthBelowEightEndsTheFramingUntilAPacketIsProven() throws IOException {
    RecordedConversation read =
        only(
            session()
                .client(Bytes.ofHex("07000000 06000000"))
                .client(Sample.request(OperationCode.GET_THUMB, 2, 1))
                .server(Sample.ok(2))
                .frames());

    assertThat(read.findings()).extracting(Finding::rule).containsExactly("PTPIP-FRAME-03");
    assertThat(read.gaps()).extracting(Gap::cause).containsExactly(Gap.Cause.UNDECODABLE);
    assertThat(read.transactions())
        .last()
        .extracting(CapturedTransaction::state)
        .isEqualTo(State.COMPLETE);
  }

  @Test
  void packetOnTheWrongConnectionIsFound() throws IOException {
    RecordedConversation read = only(session().server(new ProbeRequest()).frames());

    assertThat(read.findings())
        .extracting(Finding::kind, Finding::rule)
        .containsExactly(tuple(Finding.Kind.UNEXPECTED, "PTPIP-FRAME-14"));
    assertThat(read.packets())
        .last()
        .extracting(packet -> packet.content().typeCode())
        .isEqualTo(PacketType.PROBE_REQUEST.code());
  }
}
