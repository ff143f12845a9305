package dev.ptpip.protocol.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CodeTableTest {
  private static CodeTable operations(String text) {
    return CodeTableReader.read(Vendor.STANDARD, CodeFamily.OPERATION, "planted.csv", text);
  }

  @Test
  void lineGivesNumberNameAliasesDirectionAndLabels() {
    CodeTable table =
        operations("# comment\n100C,SendObjectInfo,SendInfo|SOI,out,[storage];[parent],a;b;c\n");

    assertThat(table.entries())
        .containsExactly(
            new OperationInfo(
                OperationCode.SEND_OBJECT_INFO,
                Vendor.STANDARD,
                "SendObjectInfo",
                List.of("SendInfo", "SOI"),
                DataDirection.FROM_INITIATOR,
                List.of("[storage]", "[parent]"),
                List.of("a", "b", "c")));
    assertThat(table.named("soi")).isNotNull().isEqualTo(table.find(0x100C));
  }

  @Test
  void lastLineNeedsNoLineEnd() {
    assertThat(operations("1001,A,,in,,\n1002,B,,in,,").entries()).hasSize(2);
  }

  @Test
  void numberThatComesTwiceIsRefusedWithItsLine() {
    assertThatThrownBy(() -> operations("1009,GetObject,,in,,\n\n1009,Fetch,,in,,\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "planted.csv:3: standard operation Fetch (0x1009) is there already, as GetObject"
                + " (0x1009)");
  }

  @Test
  void nameThatComesTwiceIsRefusedEvenInAnotherSpelling() {
    assertThatThrownBy(() -> operations("1009,GetObject,,in,,\n9009,Get_object,,in,,\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "planted.csv:2: standard operation 0x9009: the name \"Get_object\" belongs to GetObject"
                + " (0x1009) already");
  }

  @Test
  void aliasThatIsAnothersNameIsRefused() {
    assertThatThrownBy(() -> operations("1009,GetObject,,in,,\n9009,Fetch,GETOBJECT,in,,\n"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GetObject (0x1009) already");
  }

  @Test
  void mistakesNameSourceAndLine() {
    assertThatThrownBy(() -> operations("1009,GetObject,,in,\n"))
        .hasMessage("planted.csv:1: 6 fields expected, 5 found");
    assertThatThrownBy(() -> operations("#\nx009,GetObject,,in,,\n"))
        .hasMessage("planted.csv:2: a code in hexadecimal expected, \"x009\" found");
    assertThatThrownBy(() -> operations("1009,GetObject,,inwards,,\n"))
        .hasMessage("planted.csv:1: none, in, out or unknown expected, \"inwards\" found");
    assertThatThrownBy(
            () ->
                CodeTableReader.read(
                    Vendor.MTP, CodeFamily.OBJECT_PROPERTY, "p.csv", "DC01,StorageID,,UINT33\n"))
        .hasMessage("p.csv:1: no data type \"UINT33\"");
  }

  @Test
  void missingResourceIsRefused() {
    VendorCodes codes =
        VendorCodes.of(new Vendor("nobody"), Set.of(CodeFamily.EVENT), CodeTableTest.class);

    assertThatThrownBy(() -> codes.find(EventCode.OBJECT_ADDED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no resource nobody-events.csv with the codes of nobody");
    assertThat(codes.find(OperationCode.GET_OBJECT)).isNull();
  }
}
