package dev.ptpip.conformance.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.Call;
import dev.ptpip.conformance.run.Permission;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/** What can be done in a conversation, each with what has to come of it. */
final class Actions {
  private static final DevicePropertyCode COMPRESSION = new DevicePropertyCode(0x5004);
  private static final long MOST_READ = 4L << 20;

  private Actions() {}

  /** Conversations of what the target may suffer. */
  static ActionChainArbitrary<Conversing> conversations(Supplier<Conversing> beginning) {
    ActionChainArbitrary<Conversing> chains =
        ActionChain.startWith(beginning)
            .withAction(2, plain("open session", Actions::openSession))
            .withAction(1, plain("close session", Actions::closeSession))
            .withAction(1, plain("device info", Actions::deviceInfo))
            .withAction(1, plain("storage ids", Actions::storageIds))
            .withAction(1, plain("storage info", Actions::storageInfo))
            .withAction(2, plain("count objects", Actions::count))
            .withAction(2, plain("list objects", Actions::list))
            .withAction(2, picking("info of file", Actions::objectInfo))
            .withAction(2, picking("read file", Actions::read))
            .withAction(2, picking("read part of file", Actions::readPart))
            .withAction(2, picking("read property", Actions::readProperty))
            .withAction(1, plain("poll events", Actions::poll));
    if (Bench.allows(Permission.SETTINGS)) {
      chains = chains.withAction(3, picking("set property", Actions::setProperty));
    }
    if (Bench.allows(Permission.WRITE)) {
      chains =
          chains
              .withAction(3, picking("send file of size", Actions::send))
              .withAction(2, picking("delete file", Actions::delete))
              .withAction(2, picking("protect file", (c, pick) -> protect(c, pick, 1)))
              .withAction(1, picking("unprotect file", (c, pick) -> protect(c, pick, 0)));
    }
    if (Bench.allows(Permission.SHOOT)) {
      chains =
          chains
              .withAction(1, plain("capture and poll", c -> capture(c, Conversing::poll)))
              .withAction(1, plain("capture and listen", c -> capture(c, Conversing::hear)));
    }
    return chains.withMaxTransformations(24);
  }

  private static Action.Independent<Conversing> plain(String what, Consumer<Conversing> action) {
    return () -> Arbitraries.just(Transformer.mutate(what, action));
  }

  private static Action.Independent<Conversing> picking(
      String what, BiConsumer<Conversing, Integer> action) {
    return () ->
        picks().map(pick -> Transformer.mutate(what + " " + pick, c -> action.accept(c, pick)));
  }

  private static Arbitrary<Integer> picks() {
    return Arbitraries.integers().between(0, 9999);
  }

  // ---- sessions

  private static void openSession(Conversing c) {
    c.asked(
        c.model().open ? ResponseCode.SESSION_ALREADY_OPEN : ResponseCode.OK,
        Call.of(OperationCode.OPEN_SESSION, 1));
    c.model().open = true;
  }

  private static void closeSession(Conversing c) {
    c.asked(Call.of(OperationCode.CLOSE_SESSION));
    c.model().open = false;
  }

  private static void deviceInfo(Conversing c) {
    Answer answer = c.asked(ResponseCode.OK, Call.of(OperationCode.GET_DEVICE_INFO));
    DeviceInfo info = DeviceInfo.decode(answer.data(), DecodePolicy.LENIENT);
    assertThat(info.operations()).allMatch(c::offers);
  }

  // ---- storage and objects

  private static void storageIds(Conversing c) {
    c.asked(Call.of(OperationCode.GET_STORAGE_IDS))
        .ifPresent(
            answer ->
                assertThat(
                        UInt32Array.decode(answer.data(), DecodePolicy.LENIENT).as(StorageId::new))
                    .as(c::story)
                    .isEqualTo(c.model().stores));
  }

  private static void storageInfo(Conversing c) {
    Optional<StorageId> store = c.model().stores.stream().filter(StorageId::hasMedium).findFirst();
    if (store.isPresent()) {
      c.asked(Call.of(OperationCode.GET_STORAGE_INFO, store.get().raw()))
          .map(answer -> StorageInfo.decode(answer.data(), DecodePolicy.LENIENT))
          .ifPresent(info -> assertThat(info.freeSpace()).isBetween(0L, info.maxCapacity()));
    }
  }

  private static void count(Conversing c) {
    c.asked(Call.of(OperationCode.GET_NUM_OBJECTS, -1, 0, 0))
        .ifPresent(
            answer ->
                assertThat(answer.parameter(1)).as(c::story).isEqualTo(c.model().handles.size()));
  }

  private static void list(Conversing c) {
    c.asked(Call.of(OperationCode.GET_OBJECT_HANDLES, -1, 0, 0))
        .ifPresent(
            answer ->
                assertThat(
                        UInt32Array.decode(answer.data(), DecodePolicy.LENIENT)
                            .as(ObjectHandle::new))
                    .as(c::story)
                    .containsExactlyInAnyOrderElementsOf(c.model().handles));
  }

  private static void objectInfo(Conversing c, int pick) {
    Optional<Known> file = c.model().file(pick, each -> true);
    if (file.isEmpty()) {
      return;
    }
    Known known = file.get();
    c.asked(Call.of(OperationCode.GET_OBJECT_INFO, known.handle().raw()))
        .map(answer -> ObjectInfo.decode(answer.data(), DecodePolicy.LENIENT))
        .ifPresent(
            info -> {
              assertThat(info.fileName()).as(c::story).isEqualTo(known.name());
              assertThat(info.compressedSize()).as(c::story).isEqualTo(known.size());
              assertThat(info.protectionCode() & 1)
                  .as(c::story)
                  .isEqualTo(known.isLocked() ? 1 : 0);
            });
  }

  private static void read(Conversing c, int pick) {
    Optional<Known> file = c.model().file(pick, each -> each.size() <= MOST_READ);
    file.ifPresent(
        known ->
            c.asked(Call.of(OperationCode.GET_OBJECT, known.handle().raw()))
                .ifPresent(
                    answer -> {
                      assertThat(answer.dataLength()).as(c::story).isEqualTo(known.size());
                      assertThat(answer.data())
                          .as(c::story)
                          .isEqualTo(known.content().orElse(answer.data()));
                      known.content(answer.data());
                    }));
  }

  private static void readPart(Conversing c, int pick) {
    Optional<Known> file =
        c.model().file(pick, each -> each.content().filter(all -> !all.isEmpty()).isPresent());
    file.ifPresent(
        known -> {
          Bytes whole = known.content().orElseThrow();
          int from = (int) ((pick * 7919L) % whole.size());
          int end = Math.min(whole.size(), from + 1 + pick);
          c.asked(Call.of(OperationCode.GET_PARTIAL_OBJECT, known.handle().raw(), from, end - from))
              .ifPresent(
                  answer ->
                      assertThat(answer.data()).as(c::story).isEqualTo(whole.slice(from, end)));
        });
  }

  private static void send(Conversing c, int size) {
    String name = "PROP%04d.TXT".formatted(c.model().uploads++);
    ObjectInfo info =
        ObjectInfo.builder(StorageId.NONE, ObjectFormatCode.UNDEFINED, name)
            .compressedSize(size)
            .build();
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + size);
    }
    Bytes content = Bytes.copyOf(bytes);
    c.asked(Call.of(OperationCode.SEND_OBJECT_INFO, 0, 0).sending(info.encode()))
        .ifPresent(
            answer -> {
              c.asked(Call.of(OperationCode.SEND_OBJECT).sending(content));
              c.remember(new ObjectHandle(answer.parameter(3)), info, Optional.of(content));
            });
  }

  private static void delete(Conversing c, int pick) {
    boolean any = !Bench.isHardware();
    Optional<Known> file = c.model().file(pick, each -> any || each.isOurs());
    if (file.isEmpty()) {
      return;
    }
    Known known = file.get();
    Call call = Call.of(OperationCode.DELETE_OBJECT, known.handle().raw());
    ResponseCode due = known.isLocked() ? ResponseCode.OBJECT_WRITE_PROTECTED : ResponseCode.OK;
    if (c.asked(call, due).isPresent()) {
      c.model().files.remove(known.handle());
      c.model().handles.remove(known.handle());
      c.asked(
          Call.of(OperationCode.GET_OBJECT_INFO, known.handle().raw()),
          ResponseCode.INVALID_OBJECT_HANDLE);
    }
  }

  private static void protect(Conversing c, int pick, int status) {
    boolean any = !Bench.isHardware();
    Optional<Known> file = c.model().file(pick, each -> any || each.isOurs());
    if (file.isPresent() && c.offers(OperationCode.SET_OBJECT_PROTECTION)) {
      c.asked(Call.of(OperationCode.SET_OBJECT_PROTECTION, file.get().handle().raw(), status))
          .ifPresent(answer -> file.get().lock(status == 1));
    }
  }

  // ---- properties

  private static void readProperty(Conversing c, int pick) {
    c.model()
        .property(pick)
        .ifPresent(
            code ->
                c.asked(Call.of(OperationCode.GET_DEVICE_PROP_VALUE, code.raw()))
                    .ifPresent(
                        answer ->
                            assertThat(answer.data())
                                .as(c::story)
                                .isEqualTo(c.model().values.get(code))));
  }

  private static void setProperty(Conversing c, int pick) {
    Optional<DevicePropertyCode> property = c.model().property(pick);
    if (property.isPresent()) {
      List<Bytes> choices = c.model().choices.getOrDefault(property.get(), List.of());
      Bytes value = choices.get(pick / 7 % choices.size());
      c.asked(Call.of(OperationCode.SET_DEVICE_PROP_VALUE, property.get().raw()).sending(value))
          .ifPresent(
              answer -> {
                c.model().values.put(property.get(), value);
                c.model().roomChanges += property.get().equals(COMPRESSION) ? 1 : 0;
              });
    }
  }

  // ---- pictures and events

  private static void capture(Conversing c, Consumer<Conversing> wait) {
    if (c.asked(Call.of(OperationCode.INITIATE_CAPTURE, 0, 0)).isPresent()) {
      int before = c.model().handles.size();
      c.model().capturesDue++;
      c.model().picturesAllowed = 3;
      wait.accept(c);
      assertThat(c.model().handles).as(c::story).hasSizeGreaterThan(before);
    }
  }

  private static void poll(Conversing c) {
    if (c.offers(NikonOperations.GET_EVENT)) {
      c.pollOnce();
    }
  }
}
