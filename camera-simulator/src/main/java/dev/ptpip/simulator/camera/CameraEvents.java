package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.store.ChangeOrigin;
import dev.ptpip.simulator.store.StoreChange;
import dev.ptpip.simulator.store.StoreListener;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns what happens in a camera into events. What initiators did themselves raises none here: who
 * else hears of it is a matter of sessions.
 */
final class CameraEvents implements Consumer<PropertyCommit>, StoreListener {
  private final CameraModel model;
  private final EventBus bus;
  private final Activity activity;

  CameraEvents(CameraModel model, EventBus bus, Activity activity) {
    this.model = model;
    this.bus = bus;
    this.activity = activity;
  }

  /** DevicePropChanged for each property that others have to know of. */
  @Override
  public void accept(PropertyCommit commit) {
    commit.announced().forEach(property -> publish(CameraEvent.propertyChanged(property)));
  }

  /** What the camera or a hand did to its cards. */
  @Override
  public void changed(StoreChange change) {
    if (change.origin() == ChangeOrigin.CAMERA) {
      Optional<CameraEvent> event = event(change);
      if (event.isPresent()) {
        publish(event.get());
      }
    }
  }

  private Optional<CameraEvent> event(StoreChange change) {
    if (change instanceof StoreChange.ObjectAdded added) {
      if (added.storage().equals(StorageId.NONE)) {
        return Optional.empty(); // in the camera's memory: vendors tell of it in their own way
      }
      CameraEvent event = CameraEvent.objectAdded(added.handle());
      return Optional.of(activity.cause().map(event::causedBy).orElse(event));
    }
    if (change instanceof StoreChange.ObjectRemoved removed) {
      return Optional.of(CameraEvent.objectRemoved(removed.handle()));
    }
    if (change instanceof StoreChange.ObjectInfoChanged changed) {
      return Optional.of(CameraEvent.of(EventCode.OBJECT_INFO_CHANGED, changed.handle().raw()));
    }
    if (change instanceof StoreChange.StoreAdded added) {
      return Optional.of(CameraEvent.of(EventCode.STORE_ADDED, added.storage().raw()));
    }
    if (change instanceof StoreChange.StoreRemoved removed) {
      return Optional.of(CameraEvent.of(EventCode.STORE_REMOVED, removed.storage().raw()));
    }
    if (change instanceof StoreChange.StorageInfoChanged changed) {
      return Optional.of(CameraEvent.storageInfoChanged(changed.storage()));
    }
    return Optional.empty();
  }

  /** Other settings make another number of pictures fit on a card (MTP 1.1 §C.2.4). */
  void roomChanged(StorageId storage) {
    publish(CameraEvent.storageInfoChanged(storage));
  }

  /** DeviceInfo is another (MTP 1.1 §G.2.9). */
  void deviceInfoChanged() {
    publish(CameraEvent.of(EventCode.DEVICE_INFO_CHANGED));
  }

  /** Publishes what the model says that it sends. */
  private void publish(CameraEvent event) {
    if (model.supports(event.code())) {
      bus.publish(event);
    }
  }
}
