package dev.ptpip.protocol;

import static dev.ptpip.protocol.packet.PacketAssert.assertThatPacket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.Dataset;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.AnnotatedHex;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.OperationResponse;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.packet.PacketFields;
import dev.ptpip.protocol.packet.PacketType;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.protocol.vendor.VendorExtensions;
import dev.ptpip.protocol.vendor.nikon.NikonEventList;
import dev.ptpip.protocol.vendor.nikon.NikonEventListEx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/protocol.md says nothing about bytes and codes that the codec does not say. */
class ProtocolDocumentTest {
  private static final String TEXT = read();
  private static final CodeBook CODES =
      VendorExtensions.installed().named("nikon").orElseThrow().codes();

  private static final Map<String, Function<DataReader, Bytes>> DATASETS =
      Map.of(
          "DeviceInfo", in -> DeviceInfo.read(in).encode(),
          "UInt16Array", in -> UInt16Array.read(in).encode(),
          "NikonEventList", in -> encoded(NikonEventList.read(in)),
          "NikonEventListEx", in -> encoded(NikonEventListEx.read(in)),
          "String", in -> new DataWriter().string(in.string("String")).toBytes());

  private static Bytes encoded(Dataset dataset) {
    return dataset.encode();
  }

  private static String read() {
    try {
      return Files.readString(
          Path.of(System.getProperty("basedir", "."), "..", "docs", "protocol.md"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /**
   * A block of the document.
   *
   * @param kind packet or dataset
   * @param where connection and direction in the conversation, empty elsewhere
   * @param name type of packet or dataset
   * @param payload dataset in the payload, or empty
   * @param text its lines
   */
  record Block(String kind, String where, String name, String payload, String text) {
    @Override
    public String toString() {
      return (kind + " " + where + " " + name + " " + payload).strip();
    }
  }

  private static List<Block> blocks(String kind) {
    Pattern fence =
        Pattern.compile(
            "^```" + kind + " (?:(\\w+[<>]) )?(\\w+)(?: (\\w+))?\\n(.*?)^```$",
            Pattern.MULTILINE | Pattern.DOTALL);
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = fence.matcher(TEXT);
    while (matcher.find()) {
      String where = matcher.group(1) == null ? "" : matcher.group(1);
      String payload = matcher.group(3) == null ? "" : matcher.group(3);
      blocks.add(new Block(kind, where, matcher.group(2), payload, matcher.group(4)));
    }
    return blocks;
  }

  static List<Block> packets() {
    return blocks("packet");
  }

  static List<Block> datasets() {
    return blocks("dataset");
  }

  static List<Block> conversation() {
    return packets().stream().filter(block -> !block.where().isEmpty()).toList();
  }

  private static Packet decode(Block block) {
    return Packet.decode(AnnotatedHex.bytes(block.text()), DecodePolicy.STRICT);
  }

  @Test
  void everyFencedBlockIsEitherCheckedOrADrawing() {
    long fences = TEXT.lines().filter(line -> line.startsWith("```")).count();
    long drawings = TEXT.lines().filter(line -> line.equals("```")).count() - fences / 2;

    assertThat(fences % 2).isZero();
    assertThat(packets().size() + datasets().size() + drawings).isEqualTo(fences / 2);
    assertThat(conversation()).hasSizeGreaterThan(20);
  }

  @Test
  void everyTypeOfPacketIsShown() {
    assertThat(packets())
        .extracting(block -> block.name().toUpperCase(Locale.ROOT))
        .containsAll(Arrays.stream(PacketType.values()).map(Enum::name).toList());
  }

  @ParameterizedTest
  @MethodSource("packets")
  void packetsAreWhatTheyAreSaidToBe(Block block) {
    Bytes bytes = AnnotatedHex.checkedBytes(block.text());
    Packet packet = decode(block);

    assertThat(PacketFields.typeName(packet.typeCode())).isEqualTo(block.name());
    assertThatPacket(packet).hasBytes(bytes);
    if (!block.payload().isEmpty()) {
      checkDataset(block.payload(), ((EndData) packet).payload());
    }
  }

  @ParameterizedTest
  @MethodSource("datasets")
  void datasetsAreWhatTheyAreSaidToBe(Block block) {
    checkDataset(block.name(), AnnotatedHex.bytes(block.text()));
  }

  private static void checkDataset(String name, Bytes bytes) {
    assertThat(DATASETS).containsKey(name);
    Bytes again =
        DATASETS
            .getOrDefault(name, in -> Bytes.EMPTY)
            .apply(DataReader.of(bytes, DecodePolicy.STRICT));
    assertThat(again).isEqualTo(bytes);
  }

  @ParameterizedTest
  @MethodSource("packets")
  void codesInBlocksHaveTheirNames(Block block) {
    for (AnnotatedHex.Said said : AnnotatedHex.said(block.text())) {
      if (said.name().endsWith("Code")) {
        assertThat(said.comment()).contains(" ");
        String number = said.comment().substring(0, said.comment().indexOf(' '));
        assertThat(said.comment()).startsWith(number + " " + nameOf(number));
      }
    }
  }

  /** "GetObject (0x1009)" in the text, "0x2003 | SessionNotOpen" in tables. */
  @Test
  void codesInTheTextHaveTheirNames() {
    Pattern named = Pattern.compile("([A-Z][A-Za-z]+) \\((0x[0-9A-F]{4})\\)");
    Pattern listed = Pattern.compile("\\| (0x[0-9A-F]{4}) \\| (\\w+) \\|");
    int found = 0;
    for (Matcher matcher = named.matcher(TEXT); matcher.find(); found++) {
      assertThat(matcher.group(1)).as(matcher.group()).isEqualTo(nameOf(matcher.group(2)));
    }
    for (Matcher matcher = listed.matcher(TEXT); matcher.find(); found++) {
      assertThat(matcher.group(2)).as(matcher.group()).isEqualTo(nameOf(matcher.group(1)));
    }
    assertThat(found).isGreaterThan(30);
  }

  private static String nameOf(String number) {
    int code = Integer.decode(number);
    return switch (code >> 12) {
      case 0x1, 0x9 -> CODES.name(new OperationCode(code));
      case 0x2, 0xA -> CODES.name(new ResponseCode(code));
      case 0x4, 0xC -> CODES.name(new EventCode(code));
      default -> throw new AssertionError("of which family is " + number + "?");
    };
  }

  /** The conversation obeys the rules that the document states. */
  @Test
  void theConversationIsInStep() {
    TransactionId expected = TransactionId.NONE;
    OperationRequest request = null;
    StartData start = null;
    long sum = 0;
    for (Block block : conversation()) {
      Packet packet = decode(block);
      if (packet instanceof OperationRequest next) {
        assertThat(request).as("one transaction at a time").isNull();
        assertThat(next.transactionId()).isEqualTo(expected);
        assertThat(block.where()).isEqualTo("command>");
        expected = expected.next();
        request = next;
        start = null;
        sum = 0;
      } else if (packet instanceof StartData opened && request != null) {
        boolean out = request.dataPhase().orElseThrow() == DataPhase.OUT;
        assertThat(block.where()).isEqualTo(out ? "command>" : "command<");
        assertThat(opened.transactionId()).isEqualTo(request.transactionId());
        start = opened;
      } else if (packet instanceof Data data) {
        sum += data.payload().size();
      } else if (packet instanceof EndData end) {
        sum += end.payload().size();
      } else if (packet instanceof OperationResponse response && request != null) {
        assertThat(block.where()).isEqualTo("command<");
        assertThat(response.transactionId()).isEqualTo(request.transactionId());
        if (response.response().equals(ResponseCode.OK) && start != null) {
          assertThat(sum).as("bytes of transaction %s", expected).isEqualTo(start.totalLength());
        }
        request = null;
      }
    }
    assertThat(request).as("unanswered request").isNull();
  }
}
