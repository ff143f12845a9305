package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.property.PropertyNames;
import dev.ptpip.protocol.property.PropertyTable;
import dev.ptpip.protocol.property.ValueFormats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of Nikon's properties; built when they are first asked for. */
final class NikonPropertyNames {
  static final PropertyNames NAMES =
      PropertyNames.of(
          NikonExtension.book(),
          PropertyTable.read("nikon-property-names.csv", NikonPropertyNames.class)
              .plus(
                  new NamedProperty(
                      "liveviewprohibit",
                      List.of(),
                      NikonProperties.LIVE_VIEW_PROHIBITION_CONDITION,
                      ValueFormats.flags(words(LiveViewProhibition.values()))),
                  new NamedProperty(
                      "movieprohibit",
                      List.of(),
                      NikonProperties.MOVIE_REC_PROHIBITION_CONDITION,
                      ValueFormats.flags(words(MovieProhibition.values())))),
          PropertyNames.standardTable());

  private NikonPropertyNames() {}

  private static Map<Integer, String> words(NikonFlag[] flags) {
    Map<Integer, String> words = new HashMap<>();
    for (NikonFlag flag : flags) {
      words.put(flag.bit(), flag.word());
    }
    return words;
  }
}
