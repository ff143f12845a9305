package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.util.stream.IntStream;

/**
 * The f-numbers that a lens offers, in thirds of a stop as bodies round them. Seventeen steps from
 * wide open: 3.5 to 22 and 5.6 to 36 were observed on Nikon D5300 and D5500.
 */
final class Apertures {
  private static final int STEPS = 17;

  private static final int[] THIRDS = {
    100, 110, 120, 140, 160, 180, 200, 220, 250, 280, 320, 350, 400, 450, 500, 560, 630, 710, 800,
    900, 1000, 1100, 1300, 1400, 1600, 1800, 2000, 2200, 2500, 2900, 3200, 3600, 4000, 4500, 5100,
    5700, 6400
  };

  private Apertures() {}

  /** F-numbers in hundredths for a lens that opens to {@code widest}. */
  static PropertyForm form(DataType type, int widest) {
    return new PropertyForm.Enumeration(
        IntStream.concat(IntStream.of(widest), IntStream.of(THIRDS).filter(each -> each > widest))
            .limit(STEPS)
            .<PropertyValue>mapToObj(each -> PropertyValue.of(type, each))
            .toList());
  }
}
