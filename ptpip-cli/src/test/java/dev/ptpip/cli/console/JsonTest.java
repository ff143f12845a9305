package dev.ptpip.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void everyKindOfValueIsWritten() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("iso", 400);
    map.put("size", 5_368_709_120L);
    map.put("shutter", "1/125");
    map.put("quote", "a\"b\n");
    map.put("on", true);
    map.put("list", Arrays.asList(1, null, List.of()));
    assertThat(Json.text(map))
        .isEqualTo(
            "{\"iso\":400,\"size\":5368709120,\"shutter\":\"1/125\",\"quote\":\"a\\\"b\\n\","
                + "\"on\":true,\"list\":[1,null,[]]}");
  }

  @Test
  void aGrowingDocumentIsOneDocument() {
    FakeStdio stdio = new FakeStdio();
    JsonList list = new JsonList(stdio.out(), Map.of("v", 1), "events");
    list.add(Map.of("a", 1));
    list.add("b");
    list.close(Map.of("exit", 0));
    list.close(Map.of("exit", 1));
    list.add("late");
    assertThat(stdio.outText())
        .isEqualTo("{\"v\":1,\"events\":[\n{\"a\":1},\n\"b\"\n],\"exit\":0}\n");
  }

  @Test
  void aGrowingDocumentMayStayEmpty() {
    FakeStdio stdio = new FakeStdio();
    new JsonList(stdio.out(), Map.of(), "events").close(Map.of());
    assertThat(stdio.outText()).isEqualTo("{\"events\":[]}\n");
  }
}
