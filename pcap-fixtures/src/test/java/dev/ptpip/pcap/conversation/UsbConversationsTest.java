package dev.ptpip.pcap.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ptpip.pcap.conversation.CapturedTransaction.State;
import dev.ptpip.pcap.testing.PcapBytes;
import dev.ptpip.pcap.testing.Sample;
import dev.ptpip.pcap.testing.UsbFrames;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cameras on USB (USB Still Image Capture Device Definition 1.0). */
class UsbConversationsTest {
  private static final int OUT = 2;
  private static final int IN = 1;
  private static final int INTERRUPT = 3;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static Bytes container(int type, int code, int id, int... parameters) {
    DataWriter out = new DataWriter();
    out.uint32(12 + 4L * parameters.length).uint16(type).uint16(code).int32(id);
    for (int parameter : parameters) {
      out.int32(parameter);
    }
    return out.toBytes();
  }

  private static Bytes dataHeader(long length, int code, int id) {
    return new DataWriter().uint32(length).uint16(2).uint16(code).int32(id).toBytes();
  }

  private RecordedConversation only(PcapBytes file) throws IOException {
    Conversations read = Conversations.read(file.writeTo(folder));
    assertThat(read.conversations()).hasSize(1);
    return read.conversations().get(0);
  }

  private static PcapBytes session(UsbFrames usb) {
    PcapBytes file = usb.file();
    usb.out(file, OUT, container(1, 0x1002, 0, 1));
    usb.in(file, IN, container(3, 0x2001, 0));
    return file;
  }

  @ParameterizedTest
  @EnumSource
  void transactionsAreThoseOfPtpIp(UsbFrames usb) throws IOException {
    RecordedConversation read = only(session(usb));

    assertThat(read.conversation().transport()).isEqualTo(Transport.USB);
    assertThat(read.conversation().responder().endpoint()).hasToString("usb 2.7");
    CapturedTransaction open = read.transactions().get(0);
    assertThat(open.request()).isEqualTo(Sample.OPEN);
    assertThat(open.state()).isEqualTo(State.COMPLETE);
    assertThat(read.findings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void dataOfManyTransfersIsOneDataPhase(UsbFrames usb) throws IOException {
    Bytes picture = Sample.noise(5000);
    PcapBytes file = session(usb);
    usb.out(file, OUT, container(1, 0x1009, 1, 0x100));
    Bytes block = dataHeader(5012, 0x1009, 1).concat(picture);
    usb.in(file, IN, block.slice(0, 512));
    usb.in(file, IN, block.slice(512, 2048));
    usb.in(file, IN, block.slice(2048, block.size()));
    usb.in(file, IN, Bytes.EMPTY);
    usb.in(file, IN, container(3, 0x2001, 1));

    RecordedConversation read = only(file);

    CapturedData data = read.transactions().get(1).data().orElseThrow();
    assertThat(data.readAll()).isEqualTo(picture);
    assertThat(data.isComplete()).isTrue();
    assertThat(data.sender()).isEqualTo(Side.RESPONDER);
    assertThat(read.findings()).isEmpty();
    assertThat(read.gaps()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void headerOfDataMayComeInATransferOfItsOwn(UsbFrames usb) throws IOException {
    PcapBytes file = session(usb);
    usb.out(file, OUT, container(1, 0x1016, 1, 0x5001));
    usb.out(file, OUT, dataHeader(13, 0x1016, 1));
    usb.out(file, OUT, Bytes.of(50));
    usb.in(file, IN, container(3, 0x2001, 1));

    CapturedTransaction set = only(file).transactions().get(1);

    assertThat(set.request().dataPhaseInfo()).isEqualTo(2);
    assertThat(set.data().orElseThrow().sender()).isEqualTo(Side.INITIATOR);
    assertThat(set.data().orElseThrow().readAll()).isEqualTo(Bytes.of(50));
  }

  @ParameterizedTest
  @EnumSource
  void dataOfUnknownLengthEndsBeforeTheResponse(UsbFrames usb) throws IOException {
    Bytes picture = Sample.noise(700);
    PcapBytes file = session(usb);
    usb.out(file, OUT, container(1, 0x1009, 1, 0x100));
    usb.in(file, IN, dataHeader(0xFFFF_FFFFL, 0x1009, 1).concat(picture));
    usb.in(file, IN, container(3, 0x2001, 1));

    CapturedTransaction read = only(file).transactions().get(1);

    assertThat(read.data().orElseThrow().announced()).isEqualTo(StartData.UNKNOWN_LENGTH);
    assertThat(read.data().orElseThrow().readAll()).isEqualTo(picture);
    assertThat(read.state()).isEqualTo(State.COMPLETE);
  }

  @ParameterizedTest
  @EnumSource
  void eventsComeOverTheInterruptEndpoint(UsbFrames usb) throws IOException {
    PcapBytes file = session(usb);
    usb.interrupt(file, INTERRUPT, container(4, 0x4002, -1, 0x200));

    CapturedEvent event = only(file).events().get(0);

    assertThat(event.event().event()).isEqualTo(EventCode.OBJECT_ADDED);
    assertThat(event.event().parameters()).containsExactly(0x200);
    assertThat(event.route()).isEqualTo(Route.EVENT);
  }

  @ParameterizedTest
  @EnumSource
  void cancelRequestCancels(UsbFrames usb) throws IOException {
    PcapBytes file = session(usb);
    usb.out(file, OUT, container(1, 0x1009, 1, 0x100));
    usb.in(file, IN, dataHeader(5012, 0x1009, 1).concat(Sample.noise(500)));
    usb.controlOut(file, Bytes.ofHex("21 64 0000 0000 0600"), Bytes.ofHex("0140 01000000"));
    usb.controlIn(file, Bytes.ofHex("a1 67 0000 0000 0400"), Bytes.ofHex("0400 0120"));
    usb.out(file, OUT, container(1, 0x1003, 2));
    usb.in(file, IN, container(3, 0x2001, 2));

    RecordedConversation read = only(file);

    assertThat(read.transactions())
        .extracting(CapturedTransaction::operation, CapturedTransaction::state)
        .containsExactly(
            tuple(OperationCode.OPEN_SESSION, State.COMPLETE),
            tuple(OperationCode.GET_OBJECT, State.CANCELLED),
            tuple(OperationCode.CLOSE_SESSION, State.COMPLETE));
    assertThat(read.packets())
        .filteredOn(packet -> packet.route() == Route.CONTROL)
        .extracting(CapturedPacket::sender, CapturedPacket::content)
        .containsExactly(
            tuple(Side.INITIATOR, new PacketContent.Whole(new Cancel(new TransactionId(1)))),
            tuple(
                Side.RESPONDER,
                new PacketContent.ClassRequest(UsbRequest.STATUS, Bytes.ofHex("0400 0120"))));
  }

  @ParameterizedTest
  @EnumSource
  void responseBehindDataThatBrokeOffIsNoData(UsbFrames usb) throws IOException {
    PcapBytes file = session(usb);
    usb.out(file, OUT, container(1, 0x1009, 1, 0x100));
    usb.in(file, IN, dataHeader(5012, 0x1009, 1).concat(Sample.noise(500)));
    usb.in(file, IN, container(3, 0x201F, 1));

    CapturedTransaction read = only(file).transactions().get(1);

    assertThat(read.data().orElseThrow().size()).isEqualTo(500);
    assertThat(read.data().orElseThrow().announced()).isEqualTo(5000);
    assertThat(read.response().orElseThrow().response())
        .isEqualTo(ResponseCode.TRANSACTION_CANCELLED);
  }

  @ParameterizedTest
  @EnumSource
  void commandBehindDataThatBrokeOffIsNoData(UsbFrames usb) throws IOException {
    PcapBytes file = session(usb);
    usb.out(file, OUT, container(1, 0x100D, 1));
    usb.out(file, OUT, dataHeader(5012, 0x100D, 1).concat(Sample.noise(500)));
    usb.out(file, OUT, container(1, 0x1003, 2));
    usb.in(file, IN, container(3, 0x2001, 2));

    assertThat(only(file).transactions())
        .extracting(CapturedTransaction::operation)
        .containsExactly(
            OperationCode.OPEN_SESSION, OperationCode.SEND_OBJECT, OperationCode.CLOSE_SESSION);
  }

  @ParameterizedTest
  @EnumSource
  void dataThatLooksLikeAResponseAndEndsWhereItShallIsData(UsbFrames usb) throws IOException {
    PcapBytes file = session(usb);
    usb.out(file, OUT, container(1, 0x1009, 1, 0x100));
    usb.in(file, IN, dataHeader(24, 0x1009, 1));
    usb.in(file, IN, container(3, 0x2001, 1));
    usb.in(file, IN, container(3, 0x2001, 1));

    CapturedTransaction read = only(file).transactions().get(1);

    assertThat(read.data().orElseThrow().readAll()).isEqualTo(container(3, 0x2001, 1));
    assertThat(read.state()).isEqualTo(State.COMPLETE);
  }

  @ParameterizedTest
  @EnumSource
  void transferThatIsNoContainerIsAGap(UsbFrames usb) throws IOException {
    PcapBytes file = session(usb);
    usb.in(file, IN, Bytes.ofHex("ffffffff ffffffff ffffffff"));
    usb.out(file, OUT, container(1, 0x1003, 1));
    usb.in(file, IN, container(3, 0x2001, 1));

    RecordedConversation read = only(file);

    assertThat(read.gaps()).extracting(Gap::cause).containsExactly(Gap.Cause.UNDECODABLE);
    assertThat(read.transactions())
        .last()
        .extracting(t -> t.response().orElseThrow().response())
        .isEqualTo(ResponseCode.OK);
  }

  @ParameterizedTest
  @EnumSource
  void otherDevicesAreIgnored(UsbFrames usb) throws IOException {
    PcapBytes file = usb.file();
    usb.out(file, OUT, Bytes.ofText("USBC of a memory stick, 31 bytes", StandardCharsets.US_ASCII));
    usb.in(file, IN, Sample.noise(512));

    Conversations read = Conversations.read(file.writeTo(folder));

    assertThat(read.conversations()).isEmpty();
    assertThat(read.summary().ignoredFrames()).isEqualTo(4);
  }
}
