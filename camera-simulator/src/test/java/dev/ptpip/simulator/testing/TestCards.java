package dev.ptpip.simulator.testing;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.camera.Camera;
import dev.ptpip.simulator.store.Card;
import dev.ptpip.simulator.store.NewObject;
import dev.ptpip.simulator.store.ObjectContent;
import dev.ptpip.simulator.store.ObjectStore;
import java.time.LocalDateTime;

/** Cards for tests, and objects on them. */
public final class TestCards {
  /** The first slot's store. */
  public static final StorageId STORE = new StorageId(0x0001_0001);

  private static final LocalDateTime TIME = LocalDateTime.of(2026, 5, 1, 12, 4, 31);

  private TestCards() {}

  /** An empty card of 16 GiB. */
  public static Card blank() {
    return Card.blank("test card", 16L << 30);
  }

  /** Adds a picture. */
  public static ObjectHandle addPicture(Camera camera, long size) {
    return add(camera, TestContent.picture(size));
  }

  /** Adds a picture with this content. */
  public static ObjectHandle add(Camera camera, ObjectContent content) {
    ObjectStore store = camera.store();
    return store
        .add(
            STORE,
            store.nextName(STORE).value(),
            NewObject.of("JPG", ObjectFormatCode.EXIF_JPEG, content, TIME))
        .value()
        .handle();
  }
}
