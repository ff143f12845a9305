package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.channel.DataSource;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.store.ContentFacts;
import dev.ptpip.simulator.store.NewObject;
import dev.ptpip.simulator.store.ObjectContent;
import java.util.Optional;

/** Objects for tests. */
final class TestObjects {
  private TestObjects() {}

  /** What the camera does with a picture that it took. */
  static ObjectHandle add(Camera camera, StorageId card, ObjectFormatCode format) {
    return camera
        .store()
        .add(
            card,
            camera.store().nextName(card).value(),
            NewObject.of("JPG", format, new ThreeBytes(), camera.date()))
        .value()
        .handle();
  }

  private static final class ThreeBytes implements ObjectContent {
    @Override
    public long size() {
      return 3;
    }

    @Override
    public DataSource open() {
      return DataSource.of(Bytes.of(1, 2, 3));
    }

    @Override
    public ContentFacts facts() {
      return ContentFacts.NONE;
    }

    @Override
    public Optional<DataSource> thumbnail() {
      return Optional.empty();
    }
  }
}
