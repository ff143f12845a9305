package dev.ptpip.pcap.replay;

import dev.ptpip.pcap.describe.Decoded;
import dev.ptpip.pcap.describe.Field;
import dev.ptpip.pcap.describe.Shown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which handle, storage or transaction of the recording is which now. Learns from answers of both
 * sides to the same request. Confined to one thread.
 */
final class IdMap {
  private static final Set<String> ID_FIELDS =
      Set.of("StorageIDs", "ObjectHandles", "StorageID", "ParentObject", "ObjectHandle");

  private final Map<Integer, Integer> live = new HashMap<>();

  /** Whether parameters with this label are identifiers that differ from run to run. */
  static boolean isId(String label) {
    return label.contains("Handle") || label.contains("StorageID") || label.contains("Transaction");
  }

  /** Both mean the same thing. */
  void learn(int recorded, int now) {
    if (recorded != 0 && recorded != -1 && now != 0 && now != -1) {
      live.put(recorded, now);
    }
  }

  /** The identifier that a recorded one has now. */
  int live(int recorded) {
    return live.getOrDefault(recorded, recorded);
  }

  /** Learns from two datasets that answer the same request, by name and place. */
  void learn(Decoded recorded, Decoded now) {
    if (recorded.kind().equals(now.kind())) {
      fields(recorded.fields(), now.fields());
    }
  }

  private void fields(List<Field> recorded, List<Field> now) {
    for (int i = 0; i < Math.min(recorded.size(), now.size()); i++) {
      if (recorded.get(i).name().equals(now.get(i).name())) {
        value(
            ID_FIELDS.contains(recorded.get(i).name()),
            recorded.get(i).value(),
            now.get(i).value());
      }
    }
  }

  private void value(boolean id, Shown recorded, Shown now) {
    if (recorded instanceof Shown.Listed one && now instanceof Shown.Listed other) {
      for (int i = 0; i < Math.min(one.elements().size(), other.elements().size()); i++) {
        value(id, one.elements().get(i), other.elements().get(i));
      }
    } else if (recorded instanceof Shown.Group one && now instanceof Shown.Group other) {
      fields(one.fields(), other.fields());
    } else if (id && recorded instanceof Shown.Named one && now instanceof Shown.Named other) {
      learn(number(one), number(other));
    }
  }

  static int number(Shown.Named named) {
    return Integer.parseUnsignedInt(named.number().substring(2), 16);
  }

  /** Whether two datasets say the same when identifiers are mapped. */
  boolean same(Decoded recorded, Decoded now) {
    return recorded.kind().equals(now.kind()) && sameFields(recorded.fields(), now.fields());
  }

  private boolean sameFields(List<Field> recorded, List<Field> now) {
    if (recorded.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < now.size(); i++) {
      boolean id = ID_FIELDS.contains(now.get(i).name());
      if (!recorded.get(i).name().equals(now.get(i).name())
          || !sameValue(id, recorded.get(i).value(), now.get(i).value())) {
        return false;
      }
    }
    return true;
  }

  private boolean sameValue(boolean id, Shown recorded, Shown now) {
    if (recorded instanceof Shown.Group one && now instanceof Shown.Group other) {
      return sameFields(one.fields(), other.fields());
    }
    if (recorded instanceof Shown.Listed one && now instanceof Shown.Listed other) {
      boolean same = one.elements().size() == other.elements().size();
      for (int i = 0; same && i < one.elements().size(); i++) {
        same = sameValue(id, one.elements().get(i), other.elements().get(i));
      }
      return same;
    }
    if (id && recorded instanceof Shown.Named one && now instanceof Shown.Named other) {
      return live(number(one)) == number(other);
    }
    return recorded.equals(now);
  }
}
