package dev.ptpip.protocol.vendor.nikon;

import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.property.PropertyNames;
import dev.ptpip.protocol.property.PropertyTable;
import dev.ptpip.protocol.property.ValueFormats;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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
    return Arrays.stream(flags).collect(Collectors.toMap(NikonFlag::bit, NikonFlag::word));
  }
}
