package dev.ptpip.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.model.BodyFacts;
import dev.ptpip.conformance.model.BodyFacts.Kind;
import dev.ptpip.conformance.model.Difference;
import dev.ptpip.conformance.model.KnownBodies;
import dev.ptpip.conformance.model.ModelReport;
import dev.ptpip.conformance.model.ModelText;
import dev.ptpip.conformance.model.PropertyFacts;
import dev.ptpip.conformance.model.PropertyFacts.Form;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The facts of bodies that this build carries, and what is made of them. */
class KnownBodiesTest {
  private static final PropertyFacts PLAIN = new PropertyFacts("UINT8", "r", Form.ANY, List.of());

  @Test
  void eachBodyNamesItsSourceAndListsSomething() {
    assertThat(KnownBodies.all())
        .hasSize(111)
        .allSatisfy(
            each -> {
              assertThat(each.name()).isNotBlank();
              assertThat(each.source()).startsWith("https://");
              assertThat(each.lists()).isNotEmpty();
              assertThat(each.codes(Kind.PROPERTY).orElse(each.described().keySet()))
                  .containsAll(each.described().keySet());
            });
  }

  @Test
  void stringsAndEmptyListsAreReadAsTheyWere() {
    BodyFacts d5300 =
        KnownBodies.all().stream()
            .filter(each -> each.name().equals("D5300"))
            .findFirst()
            .orElseThrow();
    assertThat(d5300.described())
        .containsEntry(
            0x5003,
            new PropertyFacts(
                "STR", "w", Form.LIST, List.of("\"6000x4000\"", "\"4496x3000\"", "\"2992x2000\"")))
        .containsEntry(0xD201, new PropertyFacts("UINT16", "r", Form.LIST, List.of()));
  }

  @Test
  void everyBodyIsNearestToOneThatIsAsItIs() {
    assertThat(KnownBodies.all())
        .allSatisfy(
            each ->
                assertThat(
                        ModelReport.of(each, (kind, code) -> "name").siblings().get(0).likeness())
                    .isEqualTo(1.0));
  }

  @Test
  void changesOfTypeAccessFormAndValuesAreTold() {
    Map<Kind, Set<Integer>> lists = Map.of(Kind.PROPERTY, Set.of(1, 2, 3, 4));
    BodyFacts known =
        new BodyFacts(
            "K",
            "1",
            "https://example.org",
            lists,
            Map.of(
                1,
                PLAIN,
                2,
                PLAIN,
                3,
                PLAIN,
                4,
                new PropertyFacts("UINT8", "w", Form.LIST, List.of("1", "2"))));
    BodyFacts body =
        new BodyFacts(
            "B | <b>",
            "2",
            "here",
            lists,
            Map.of(
                1,
                new PropertyFacts("UINT16", "r", Form.ANY, List.of()),
                2,
                new PropertyFacts("UINT8", "w", Form.ANY, List.of()),
                3,
                new PropertyFacts("UINT8", "r", Form.LIST, List.of("7")),
                4,
                new PropertyFacts("UINT8", "w", Form.LIST, List.of("2", "3"))));
    ModelReport report = ModelReport.of(body, List.of(known), (kind, code) -> "name");
    assertThat(report.differences())
        .extracting(Difference::line)
        .containsExactly(
            "different type of property 0x0001 name: UINT16, not UINT8",
            "different access of property 0x0002 name: can be set, and could not",
            "different form of property 0x0003 name: one of 7, not any value",
            "different values of property 0x0004 name: new: 3; gone: 1");
    assertThat(ModelText.markdown(report)).contains("| B \\| &lt;b> (2) |");
  }
}
