package dev.ptpip.simulator.store;

import static dev.ptpip.simulator.store.TestStore.SLOT_1;
import static dev.ptpip.simulator.store.TestStore.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Any sequence of operations, sensible or not, leaves the store as a plain table would be. */
class StoreProperties {
  private static final List<String> NAMES = List.of("a", "B", "b", "C.jpg", "DCIM", "100D5300");

  /** What is done; the numbers choose from what is there at that moment. */
  record Step(Kind kind, int subject, int target, int name) {}

  enum Kind {
    UPLOAD,
    UPLOAD_HALF,
    MKDIR,
    SHOOT,
    DELETE,
    DELETE_ALL,
    PROTECT,
    UNPROTECT,
    RENAME,
    MOVE,
    COPY,
    CARD_OUT_OR_IN,
    SWITCH_LOCK
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(Kind.UPLOAD, Kind.MKDIR)),
            Tuple.of(1, Arbitraries.of(Kind.DELETE_ALL, Kind.CARD_OUT_OR_IN)),
            Tuple.of(
                6,
                Arbitraries.of(Kind.class)
                    .filter(kind -> kind != Kind.DELETE_ALL && kind != Kind.CARD_OUT_OR_IN)));
    Arbitrary<Integer> number = Arbitraries.integers().between(0, 1000);
    return Combinators.combine(kinds, number, number, number)
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void theStoreBehavesLikeATable(@ForAll("steps") List<Step> steps) {
    try (TestStore real = TestStore.writable()) {
      Run run = new Run(real);
      for (Step step : steps) {
        run.step(step);
        run.compare();
      }
    }
  }

  /** One sequence on a store and on the model. */
  private static final class Run {
    private final TestStore real;
    private final ModelStore model = new ModelStore();

    /** All handles that there ever were, so that dead ones are used too. */
    private final List<ObjectHandle> known = new ArrayList<>();

    private int contents;

    Run(TestStore real) {
      this.real = real;
      known.add(TestStore.NOBODY);
    }

    void step(Step step) {
      ObjectHandle subject = known.get(step.subject() % known.size());
      String name = NAMES.get(step.name() % NAMES.size());
      switch (step.kind()) {
        case UPLOAD -> upload(folder(step, ObjectHandle.ALL), name, false);
        case UPLOAD_HALF -> half(folder(step, ObjectHandle.ALL), name);
        case MKDIR -> upload(folder(step, ObjectHandle.ALL), name, true);
        case SHOOT -> shoot();
        case DELETE -> same(real.delete(subject), model.delete(subject));
        case DELETE_ALL -> same(real.store.deleteAll(0), model.deleteAll());
        case PROTECT -> same(real.protect(subject, 1), model.protect(subject, true));
        case UNPROTECT -> same(real.protect(subject, 0), model.protect(subject, false));
        case RENAME -> same(real.store.rename(subject, name), model.rename(subject, name));
        case MOVE -> move(subject, folder(step, ObjectHandle.NONE));
        case COPY -> copy(subject, folder(step, ObjectHandle.NONE));
        case CARD_OUT_OR_IN -> ejectOrInsert();
        case SWITCH_LOCK -> switchLock();
      }
    }

    private ObjectHandle folder(Step step, ObjectHandle root) {
      return step.target() % 3 == 0 ? root : known.get(step.target() % known.size());
    }

    private static void same(ResponseCode came, ResponseCode expected) {
      assertThat(came).isEqualTo(expected);
    }

    private void upload(ObjectHandle parent, String name, boolean folder) {
      Outcome<Upload> begun =
          real.store.beginUpload(
              request(
                  SLOT_1,
                  parent,
                  folder ? TestStore.FOLDER : TestStore.JPEG,
                  folder ? 0 : 2,
                  name));
      same(begun.code(), model.upload(parent, name));
      if (begun.isOk()) {
        Upload upload = begun.value();
        contents++;
        if (!folder) {
          assertThat(TestStore.send(upload, content(contents))).isEqualTo(ResponseCode.OK);
        }
        known.add(upload.handle());
        ObjectHandle in = parent.equals(ObjectHandle.ALL) ? ObjectHandle.NONE : parent;
        model.add(upload.handle(), new ModelStore.Entry(in, name, folder, contents, false));
      }
    }

    private static Bytes content(int number) {
      return Bytes.of(number >> 8, number);
    }

    private void half(ObjectHandle parent, String name) {
      Outcome<Upload> begun =
          real.store.beginUpload(request(SLOT_1, parent, TestStore.JPEG, 2, name));
      same(begun.code(), model.upload(parent, name));
      if (begun.isOk()) {
        assertThat(TestStore.send(begun.value(), Bytes.of(1)))
            .isEqualTo(ResponseCode.INCOMPLETE_TRANSFER);
      }
    }

    /** The model knows nothing of DCF names: it takes over what the camera made of them. */
    private void shoot() {
      Outcome<DcfName> name = real.store.nextName(SLOT_1);
      if (!model.inserted || model.readOnly) {
        assertThat(name.isOk()).isFalse();
        return;
      }
      Outcome<StoredObject> added =
          real.store.add(SLOT_1, name.value(), CaptureTest.picture("JPG"));
      for (ObjectHandle handle : real.all()) {
        if (!model.objects.containsKey(handle)) {
          ObjectInfo info = real.info(handle);
          known.add(handle);
          model.add(
              handle,
              new ModelStore.Entry(
                  info.parent(), info.fileName(), info.isAssociation(), 0x0102, false));
        }
      }
      assertThat(added.isOk()).isEqualTo(!added.code().equals(ResponseCode.ACCESS_DENIED));
    }

    private void move(ObjectHandle subject, ObjectHandle parent) {
      ResponseCode expected =
          model.find(subject).isPresent() && !model.inserted
              ? ResponseCode.STORE_NOT_AVAILABLE
              : model.move(subject, parent);
      same(real.store.move(subject, SLOT_1, parent), expected);
    }

    private void copy(ObjectHandle subject, ObjectHandle parent) {
      Outcome<ObjectHandle> copy = real.store.copy(subject, SLOT_1, parent);
      same(copy.code(), model.copy(subject, parent));
      if (copy.isOk()) {
        known.add(copy.value());
        model.copied(subject, parent, copy.value(), real);
      }
    }

    private void ejectOrInsert() {
      if (model.inserted) {
        real.store.eject(1);
      } else {
        real.store.insert(1, real.card);
      }
      model.inserted = !model.inserted;
    }

    private void switchLock() {
      if (model.inserted) {
        model.readOnly = !model.readOnly;
        real.store.lock(1, model.readOnly ? CardLock.LOCKED : CardLock.UNLOCKED);
      }
    }

    void compare() {
      if (!model.inserted) {
        assertThat(real.store.list(ObjectQuery.EVERYTHING).code())
            .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
        known.forEach(handle -> assertThat(real.store.find(handle)).isEmpty());
        return;
      }
      assertThat(real.all()).containsExactlyInAnyOrderElementsOf(model.objects.keySet());
      for (Map.Entry<ObjectHandle, ModelStore.Entry> entry : model.objects.entrySet()) {
        compare(entry.getKey(), entry.getValue());
      }
      long files = model.objects.size();
      assertThat(real.store.storageInfo(SLOT_1).value().freeSpace())
          .isEqualTo(TestStore.CAPACITY - files * FolderNode.ALLOCATION);
    }

    private void compare(ObjectHandle handle, ModelStore.Entry expected) {
      ObjectInfo info = real.info(handle);
      assertThat(info.fileName()).isEqualTo(expected.name());
      assertThat(info.parent()).isEqualTo(expected.parent());
      assertThat(info.isAssociation()).isEqualTo(expected.folder());
      assertThat(info.protectionCode() == 1).isEqualTo(expected.locked());
      if (expected.folder()) {
        List<ObjectHandle> members =
            model.objects.keySet().stream()
                .filter(
                    other ->
                        Objects.requireNonNull(model.objects.get(other)).parent().equals(handle))
                .toList();
        assertThat(real.in(handle)).containsExactlyInAnyOrderElementsOf(members);
      } else if (expected.content() < 0x100) {
        assertThat(real.read(handle)).isEqualTo(content(expected.content()));
      }
    }
  }
}
