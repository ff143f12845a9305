package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on the bytes of one packet; a failure shows them field by field. */
public final class PacketAssert extends AbstractAssert<PacketAssert, Bytes> {

  private PacketAssert(Bytes actual) {
    super(actual, PacketAssert.class);
  }

  /** Starts with the bytes of a packet, header included. */
  public static PacketAssert assertThatPacket(Bytes actual) {
    return new PacketAssert(actual);
  }

  /** Starts with what {@code actual} is on the wire. */
  public static PacketAssert assertThatPacket(Packet actual) {
    return new PacketAssert(actual.encode());
  }

  /** The same bytes. */
  public PacketAssert hasBytes(Bytes expected) {
    isNotNull();
    if (!actual.equals(expected)) {
      failWithMessage(
          "%nexpected bytes (first difference at offset %d)%n%s%nbut they were%n%s",
          firstDifference(actual, expected),
          PacketFields.annotate(expected),
          PacketFields.annotate(actual));
    }
    return this;
  }

  /** Decodes to {@code expected} without an anomaly. */
  public PacketAssert decodesTo(Packet expected) {
    return decodesTo(expected, new Anomaly.Kind[0]);
  }

  /** Decodes to {@code expected} with exactly these kinds of anomaly, in this order. */
  public PacketAssert decodesTo(Packet expected, Anomaly.Kind... kinds) {
    isNotNull();
    List<Anomaly> anomalies = new ArrayList<>();
    Packet decoded;
    try {
      decoded = Packet.decode(actual, DecodePolicy.collecting(anomalies::add));
    } catch (DecodeException refused) {
      throw failure(
          "%nexpected%n  %s%nbut it was refused: %s%n%s",
          expected, refused.getMessage(), PacketFields.annotate(actual));
    }
    if (!decoded.equals(expected)) {
      failWithMessage(
          "%nexpected%n  %s%nbut decoded%n  %s%nfrom%n%s",
          expected, decoded, PacketFields.annotate(actual));
    }
    List<Anomaly.Kind> found = anomalies.stream().map(Anomaly::kind).toList();
    if (!found.equals(List.of(kinds))) {
      failWithMessage(
          "%nexpected anomalies %s%nbut there were %s%nin%n%s",
          List.of(kinds), anomalies, PacketFields.annotate(actual));
    }
    return this;
  }

  /** Is refused whatever the policy, at {@code offset} and for {@code field}. */
  public PacketAssert isRefusedAt(int offset, String field) {
    return isRefusedBy(DecodePolicy.LENIENT, offset, field)
        .isRefusedBy(DecodePolicy.STRICT, offset, field);
  }

  /** Is refused by {@code policy}, at {@code offset} and for {@code field}. */
  public PacketAssert isRefusedBy(DecodePolicy policy, int offset, String field) {
    isNotNull();
    Packet decoded;
    try {
      decoded = Packet.decode(actual, policy);
    } catch (DecodeException refused) {
      if (refused.offset() != offset || !refused.field().equals(field)) {
        failWithMessage(
            "%nexpected a refusal at offset %d, %s%nbut it was: %s%n%s",
            offset, field, refused.getMessage(), PacketFields.annotate(actual));
      }
      return this;
    }
    throw failure(
        "%nexpected a refusal at offset %d, %s%nbut decoded%n  %s%nfrom%n%s",
        offset, field, decoded, PacketFields.annotate(actual));
  }

  private static int firstDifference(Bytes one, Bytes other) {
    int at = 0;
    while (at < one.size() && at < other.size() && one.at(at) == other.at(at)) {
      at++;
    }
    return at;
  }
}
