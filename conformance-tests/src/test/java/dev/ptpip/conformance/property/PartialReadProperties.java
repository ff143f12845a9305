package dev.ptpip.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Any part of an object is a slice of the whole, by whichever operation it is asked for. */
@AddLifecycleHook(Trying.class)
class PartialReadProperties {
  private static final OperationCode PARTIAL_64 = new OperationCode(0x95C1);
  private static final OperationCode PARTIAL_EX = new OperationCode(0x9431);
  private static final OperationCode HIGH_SPEED = new OperationCode(0x9400);
  private static final int MOST_OBJECTS = 6;
  private static final long MOST_BYTES = 4L << 20;

  private static @Nullable Bench bench;
  private static @Nullable ProbeSession session;
  private static final List<Whole> WHOLE = new ArrayList<>();

  private record Whole(ObjectHandle handle, Bytes content) {}

  @BeforeContainer
  static void open() throws Exception {
    Bench opened = Bench.open();
    bench = opened;
    session = opened.session();
    Answer all = session().call(OperationCode.GET_OBJECT_HANDLES, -1, 0, 0);
    for (ObjectHandle handle :
        UInt32Array.decode(all.data(), DecodePolicy.LENIENT).as(ObjectHandle::new)) {
      Answer answer = session().call(OperationCode.GET_OBJECT_INFO, handle.raw());
      ObjectInfo info = ObjectInfo.decode(answer.data(), DecodePolicy.LENIENT);
      boolean handy = !info.isAssociation() && info.compressedSize() <= MOST_BYTES;
      if (handy && WHOLE.size() < MOST_OBJECTS) {
        Answer object = session().call(OperationCode.GET_OBJECT, handle.raw());
        assertThat(object.dataLength()).isEqualTo(info.compressedSize());
        WHOLE.add(new Whole(handle, object.data()));
      }
    }
  }

  @AfterContainer
  static void close() {
    if (bench != null) {
      session().call(OperationCode.CLOSE_SESSION);
      bench.close();
    }
  }

  private static ProbeSession session() {
    return Objects.requireNonNull(session);
  }

  private static Whole some(int pick, OperationCode operation) {
    Assume.that(!WHOLE.isEmpty());
    Assume.that(Bench.info(session()).operations().contains(operation));
    return WHOLE.get(pick % WHOLE.size());
  }

  /** Near the beginning, near the end, and anywhere; also a little beyond. */
  private static int place(Whole whole, int offset) {
    int size = whole.content().size();
    return offset % 3 == 0
        ? offset % 64
        : offset % 3 == 1 ? size - offset % 64 : offset % (size + 1);
  }

  private static void isSlice(Answer answer, Whole whole, int offset, long most) {
    int size = whole.content().size();
    if (offset >= size || most == 0) {
      assertThat(answer.code().orElseThrow()).isIn(ResponseCode.OK, ResponseCode.INVALID_PARAMETER);
      assertThat(answer.dataLength()).isZero();
      return;
    }
    int end = (int) Math.min(size, offset + most);
    assertThat(answer.code()).as(answer.describe()).contains(ResponseCode.OK);
    assertThat(answer.data())
        .as("%d bytes from %d of %d", most, offset, size)
        .isEqualTo(whole.content().slice(offset, end));
    assertThat(answer.parameter(1)).isEqualTo(end - offset);
  }

  @Suffers(Permission.READ)
  @Property(tries = 60)
  void partOfAnObjectIsASlice(
      @ForAll @IntRange(max = 99) int pick,
      @ForAll @IntRange(max = 5_000_000) int offset,
      @ForAll @IntRange(max = 200_000) int most) {
    Whole whole = some(pick, OperationCode.GET_PARTIAL_OBJECT);
    int from = Math.max(0, place(whole, offset));
    isSlice(
        session().call(OperationCode.GET_PARTIAL_OBJECT, whole.handle().raw(), from, most),
        whole,
        from,
        most);
  }

  @Suffers(Permission.READ)
  @Property(tries = 60)
  void partWithA64BitOffsetIsASlice(
      @ForAll @IntRange(max = 99) int pick,
      @ForAll @IntRange(max = 5_000_000) int offset,
      @ForAll @IntRange(max = 200_000) int most) {
    Assume.that(offersAny(PARTIAL_64, PARTIAL_EX));
    OperationCode operation =
        Bench.info(session()).operations().contains(PARTIAL_64) ? PARTIAL_64 : PARTIAL_EX;
    Whole whole = some(pick, operation);
    int from = Math.max(0, place(whole, offset));
    int handle = whole.handle().raw();
    Answer answer =
        operation.equals(PARTIAL_64)
            ? session().call(PARTIAL_64, handle, from, 0, most)
            : session().call(PARTIAL_EX, handle, from, 0, most, 0);
    isSlice(answer, whole, from, most);
  }

  private static boolean offersAny(OperationCode... operations) {
    return Bench.info(session()).operations().stream().anyMatch(List.of(operations)::contains);
  }

  @Suffers(Permission.READ)
  @Property(tries = 25)
  void partsThatGoOnMakeTheWhole(
      @ForAll @IntRange(max = 99) int pick, @ForAll @IntRange(min = 1, max = 600_000) int most) {
    Whole whole = some(pick, HIGH_SPEED);
    int size = whole.content().size();
    int step = Math.max(most, size / 12 + 1);
    for (int at = 0; at < size; at += step) {
      int end = Math.min(size, at + step);
      Answer part = session().call(HIGH_SPEED, whole.handle().raw(), step, end == size ? 1 : 0);
      assertThat(part.code()).as(part.describe()).contains(ResponseCode.OK);
      assertThat(part.data()).isEqualTo(whole.content().slice(at, end));
      assertThat(part.parameter(2)).as("offset").isEqualTo(at);
    }
  }
}
