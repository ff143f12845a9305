package dev.ptpip.protocol.dataset;

import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.List;

/**
 * Which values of object properties go together: UINT32 number of groups, and for each UINT16
 * number of descriptions, then the descriptions (MTP 1.1 §E.2.3.1).
 *
 * @param groups the groups, each a combination of descriptions that is allowed
 * @param trailing bytes behind the last field, normally none
 */
public record InterdependentPropDesc(List<List<ObjectPropDesc>> groups, Bytes trailing)
    implements Dataset {
  /** Copies the lists and checks that each description's end can be found again. */
  public InterdependentPropDesc {
    groups = groups.stream().map(List::copyOf).toList();
    for (List<ObjectPropDesc> group : groups) {
      Check.uint16("the number of descriptions in a group", group.size());
      for (ObjectPropDesc desc : group) {
        if (desc.reachesToTheEnd() || !desc.trailing().isEmpty()) {
          throw new IllegalArgumentException("no end within a group: " + desc);
        }
      }
    }
  }

  /** A list as the standard has it. */
  public static InterdependentPropDesc of(List<List<ObjectPropDesc>> groups) {
    return new InterdependentPropDesc(groups, Bytes.EMPTY);
  }

  /**
   * Decodes the data of GetInterdependentPropDesc.
   *
   * @throws DecodeException if a field is cut off, a count can't be true, or a description has an
   *     unknown type or form, whose end nobody can find
   */
  public static InterdependentPropDesc decode(Bytes bytes, DecodePolicy policy) {
    return read(DataReader.of(bytes, policy));
  }

  /** Reads to the end. */
  public static InterdependentPropDesc read(DataReader in) {
    return new InterdependentPropDesc(
        in.array("NumberOfInterdependencies", 2, InterdependentPropDesc::group),
        in.trailing("InterdependentPropDesc", "MTP-ENC-18"));
  }

  private static List<ObjectPropDesc> group(DataReader in) {
    int at = in.offset();
    int count = in.uint16("NumberOfPropDescs");
    return in.elements(
        "NumberOfPropDescs",
        at,
        count,
        ObjectPropDesc.MINIMUM_BYTES,
        InterdependentPropDesc::description);
  }

  private static ObjectPropDesc description(DataReader in) {
    int at = in.offset();
    ObjectPropDesc desc = ObjectPropDesc.readFields(in);
    if (desc.reachesToTheEnd()) {
      throw new DecodeException(
          at, "ObjectPropDesc", "a defined data type and form expected, " + desc + " came");
    }
    return desc;
  }

  @Override
  public void write(DataWriter out) {
    out.uint32(groups.size());
    for (List<ObjectPropDesc> group : groups) {
      out.uint16(group.size());
      group.forEach(desc -> desc.write(out));
    }
    out.bytes(trailing);
  }
}
