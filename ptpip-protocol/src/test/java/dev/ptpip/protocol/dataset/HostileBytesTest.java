package dev.ptpip.protocol.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import dev.ptpip.protocol.io.Anomaly;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.io.Limits;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever arrives: a value or a {@link DecodeException} with offset and field, never anything
 * else, and never more memory than a fixed multiple of what arrived.
 */
class HostileBytesTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** An element of two bytes becomes an object of 16, with a reference in two lists. */
  private static final int MEMORY_FACTOR = 64;

  /** Reader, exception with its stack, messages. */
  private static final long MEMORY_BASE = 64 * 1024;

  /** Where the last four strings of the DeviceInfo begin. */
  private static final Set<Integer> STRINGS_AT = stringsAt();

  private static Set<Integer> stringsAt() {
    DeviceInfo info = DeviceInfo.decode(Golden.DEVICE_INFO, DecodePolicy.STRICT);
    Set<Integer> offsets = new HashSet<>();
    int at = Golden.DEVICE_INFO.size();
    for (String text :
        List.of(info.serialNumber(), info.deviceVersion(), info.model(), info.manufacturer())) {
      at -= text.isEmpty() ? 1 : 3 + 2 * text.length();
      offsets.add(at);
    }
    return offsets;
  }

  @ParameterizedTest
  @FieldSource("dev.ptpip.protocol.dataset.Codecs#ALL")
  void everyTruncationIsRefusedWithOffsetAndField(Codec<?> codec) {
    Bytes golden = codec.golden();
    for (int length = 0; length < golden.size(); length++) {
      Bytes cut = golden.slice(0, length);
      boolean headerAlone = codec.name().startsWith("LiveViewFrame") && length >= golden.size() - 4;
      boolean standardAlone = codec.name().equals("ObjectInfo64") && length >= 56;
      boolean beforeString = codec.name().equals("DeviceInfo") && STRINGS_AT.contains(length);
      if (headerAlone || standardAlone || beforeString) {
        // a DeviceInfo without its last strings is understood; a header alone is a frame whose
        // image has not the right form; and an ObjectInfo without
        // its strings is one of the standard's layout with four empty ones
        survive(codec, cut);
      } else {
        DecodeException refusal =
            catchThrowableOfType(
                DecodeException.class, () -> codec.decode(cut, DecodePolicy.LENIENT));
        assertThat(refusal).as("%s cut to %d bytes", codec, length).isNotNull();
        assertThat(refusal.offset()).isBetween(0, cut.size());
        assertThat(refusal.field()).isNotBlank();
        assertThat(refusal).hasMessageStartingWith("offset " + refusal.offset() + ", ");
      }
    }
  }

  @ParameterizedTest
  @FieldSource("dev.ptpip.protocol.dataset.Codecs#ALL")
  void everyByteMoreOrLessByOneIsSurvived(Codec<?> codec) {
    for (int at = 0; at < codec.golden().size(); at++) {
      for (int change : new int[] {-1, 1}) {
        byte[] changed = codec.golden().toArray();
        changed[at] += (byte) change;
        survive(codec, Bytes.copyOf(changed));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("dev.ptpip.protocol.dataset.Codecs#ALL")
  void everyLyingCountIsSurvivedInLittleMemory(Codec<?> codec) {
    for (int width : new int[] {1, 2, 4, 8}) {
      for (int at = 0; at + width <= codec.golden().size(); at++) {
        for (int fill : new int[] {0xFF, 0x7F, 0x00}) {
          byte[] changed = codec.golden().toArray();
          for (int i = 0; i < width; i++) {
            changed[at + i] = (byte) fill;
          }
          survive(codec, Bytes.copyOf(changed));
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("dev.ptpip.protocol.dataset.Codecs#ALL")
  void randomBytesAreSurvived(Codec<?> codec) {
    Random random = new Random(15740);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(i % 10 == 0 ? 2048 : 100)];
      random.nextBytes(bytes);
      if (i % 2 == 0) { // sparse: counts stay small, so that more of the dataset is reached
        for (int at = 0; at < bytes.length; at++) {
          bytes[at] = (byte) (random.nextInt(4) == 0 ? bytes[at] & 7 : 0);
        }
      }
      survive(codec, Bytes.copyOf(bytes));
    }
  }

  @ParameterizedTest
  @FieldSource("dev.ptpip.protocol.dataset.Codecs#ALL")
  void trailingBytesAreReportedAndKept(Codec<?> codec) {
    trailing(codec);
  }

  private static <D> void trailing(Codec<D> codec) {
    Bytes more = codec.golden().concat(Bytes.ofHex("ca fe 00"));
    List<Anomaly> anomalies = new ArrayList<>();
    D value = codec.decode(more, DecodePolicy.collecting(anomalies::add));

    boolean endIsUnknown = codec.name().matches("LiveViewFrame .*(64|128|384.*)");
    boolean hasTrailing = value instanceof Dataset && !codec.name().startsWith("LiveViewHeader");
    if (hasTrailing) {
      assertThat(codec.encode(value)).isEqualTo(more);
    }
    if (!endIsUnknown && !codec.name().equals("ObjectInfo64")) {
      assertThat(anomalies)
          .singleElement()
          .satisfies(
              anomaly -> {
                assertThat(anomaly.kind()).isEqualTo(Anomaly.Kind.TRAILING_BYTES);
                assertThat(anomaly.offset()).isEqualTo(codec.golden().size());
                assertThat(anomaly.detail()).contains("3 B [cafe00]");
              });
      assertThatThrownBy(() -> codec.decode(more, DecodePolicy.STRICT))
          .isInstanceOf(DecodeException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {257, 300, 1000})
  void countAboveTheLimitIsRefusedEvenIfItIsTrue(int count) {
    Limits small = new Limits(1024, 256);
    DataWriter array = new DataWriter().uint32(count);
    for (int i = 0; i < count; i++) {
      array.uint16(0);
    }
    DataWriter descs = new DataWriter().uint16(0x5001).uint16(2).uint8(0).uint8(0).uint8(0);
    descs.uint8(2).uint16(count);
    for (int i = 0; i < count; i++) {
      descs.uint8(0);
    }

    assertThatThrownBy(
            () -> codec("UInt16Array").decode(array.toBytes(), DecodePolicy.LENIENT, small))
        .isInstanceOf(DecodeException.class)
        .hasMessage("offset 0, Element: at most 256 elements are accepted, count says " + count);
    assertThatThrownBy(
            () ->
                codec("PropertyValue AUINT16").decode(array.toBytes(), DecodePolicy.LENIENT, small))
        .isInstanceOf(DecodeException.class)
        .hasMessage("offset 0, Value: at most 256 elements are accepted, count says " + count);
    assertThatThrownBy(
            () -> codec("DevicePropDescRange").decode(descs.toBytes(), DecodePolicy.LENIENT, small))
        .isInstanceOf(DecodeException.class)
        .hasMessage(
            "offset 8, SupportedValue: at most 256 elements are accepted, count says " + count);
  }

  @Test
  void millionBytesAsArrayCostNoObjectsOfTheirOwn() {
    int count = 1 << 20;
    Bytes bytes = new DataWriter().uint32(count).bytes(Bytes.copyOf(new byte[count])).toBytes();
    Codec<?> codec = codec("PropertyValue AUINT8");
    codec.decode(codec.golden(), DecodePolicy.LENIENT);

    long before = THREADS.getCurrentThreadAllocatedBytes();
    Object value = codec.decode(bytes, DecodePolicy.LENIENT);
    long spent = THREADS.getCurrentThreadAllocatedBytes() - before;

    assertThat(value.toString()).isEqualTo("[0, 0, 0, 0, 0, 0, 0, 0, … 1048576 in all]");
    assertThat(spent).isLessThan(2L * count + MEMORY_BASE);
  }

  @Test
  void lyingCountNamesItsFieldAndWhatIsLeft() {
    Bytes lie = Bytes.ofHex("ffffff7f 0100");

    assertThatThrownBy(() -> UInt16Array.decode(lie, DecodePolicy.LENIENT))
        .hasMessage(
            "offset 0, Element: at most 8388608 elements are accepted, count says 2147483647");
    assertThatThrownBy(() -> UInt16Array.decode(Bytes.ofHex("02000000 0100"), DecodePolicy.LENIENT))
        .hasMessage(
            "offset 0, Element: 2 elements of at least 2 bytes announced, only 2 bytes left");
  }

  private static Codec<?> codec(String name) {
    return Codecs.ALL.stream().filter(codec -> codec.name().equals(name)).findFirst().orElseThrow();
  }

  /** Decodes under both policies; what is accepted can be printed and encoded. */
  private static <D> void survive(Codec<D> codec, Bytes bytes) {
    survive(codec, bytes, DecodePolicy.LENIENT);
    survive(codec, bytes, DecodePolicy.STRICT);
  }

  private static <D> void survive(Codec<D> codec, Bytes bytes, DecodePolicy policy) {
    long limit = MEMORY_BASE + (long) MEMORY_FACTOR * bytes.size();
    Outcome<D> outcome = outcome(codec, bytes, policy);
    if (outcome.spent() > limit) { // the JDK builds what it needs to format the first message
      outcome = outcome(codec, bytes, policy);
    }
    if (outcome.spent() > limit) {
      fail("%s takes %d bytes of memory for %s", codec, outcome.spent(), bytes.toHex());
    }
    DecodeException refusal = outcome.refusal();
    D value = outcome.value();
    if (refusal != null) {
      boolean placed = refusal.offset() >= 0 && refusal.offset() <= bytes.size();
      if (!placed || refusal.field().isBlank()) {
        fail("%s: %s is refused without a place: %s", codec, bytes.toHex(), refusal);
      }
    } else if (value != null) {
      D again = codec.decode(codec.encode(value), DecodePolicy.LENIENT);
      if (!again.equals(value) || value.toString().isEmpty()) {
        fail("%s: %s is %s, encoded and decoded again %s", codec, bytes.toHex(), value, again);
      }
    }
  }

  private record Outcome<D>(@Nullable D value, @Nullable DecodeException refusal, long spent) {}

  private static <D> Outcome<D> outcome(Codec<D> codec, Bytes bytes, DecodePolicy policy) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      D value = codec.decode(bytes, policy);
      return new Outcome<>(value, null, THREADS.getCurrentThreadAllocatedBytes() - before);
    } catch (DecodeException refusal) {
      return new Outcome<>(null, refusal, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
  }
}
