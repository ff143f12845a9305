package dev.ptpip.simulator.sabotage;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.CameraBuilder;
import dev.ptpip.simulator.CameraPack;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.EventDelivery;
import dev.ptpip.simulator.model.Identity;
import dev.ptpip.simulator.model.PropertyDefinition;
import dev.ptpip.simulator.model.Transport;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationHandler;
import dev.ptpip.simulator.responder.Reply;
import dev.ptpip.simulator.store.ChangeOrigin;
import dev.ptpip.simulator.store.StoreChange;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a camera lacks that has all operations already: events and a property that no model of a
 * real body lists, open captures, two initiators at a time, events at once on their connection.
 */
final class FullCamera implements CameraPack {
  private static final EventCode OBJECT_PROP_CHANGED = new EventCode(0xC801);
  private static final int PROTECTION_STATUS = 0xDC03;

  private static final List<EventCode> EVENTS =
      List.of(EventCode.DEVICE_RESET, EventCode.UNREPORTED_STATUS, OBJECT_PROP_CHANGED);

  /** The model with all that. */
  static CameraModel of(CameraModel usual) {
    Identity is = usual.identity();
    Transport network = usual.transport();
    return new CameraModel(
        "full",
        usual.vendor(),
        usual.sources(),
        new Identity(
            is.manufacturer(),
            "Full",
            is.deviceVersion(),
            is.standardVersion(),
            is.vendorExtensionId(),
            is.vendorExtensionVersion(),
            is.vendorExtensionDesc(),
            is.functionalMode(),
            is.serialPattern()),
        usual.operations(),
        both(usual.events(), EVENTS),
        usual.captureFormats(),
        usual.imageFormats(),
        both(usual.properties(), List.of(functionalMode())),
        usual.slots(),
        usual.files(),
        usual.lens(),
        usual.liveViewHeader(),
        usual.memoryHandle(),
        new Transport(
            "Full",
            2,
            network.answersProbe(),
            network.dataPacking(),
            EventDelivery.CONNECTION,
            network.idleDrop()),
        usual.timings(),
        List.of());
  }

  private static <T> List<T> both(List<T> some, List<T> more) {
    Set<T> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** Standard mode and sleep (MTP 1.1 §C.2.3). */
  private static PropertyDefinition functionalMode() {
    PropertyValue standard = PropertyValue.of(DataType.UINT16, 0);
    return new PropertyDefinition(
        DevicePropertyCode.FUNCTIONAL_MODE,
        PropertyDefinition.Listing.DEVICE_INFO,
        DataType.UINT16,
        PropertyAccess.GET_SET,
        standard,
        standard,
        new PropertyForm.Enumeration(List.of(standard, PropertyValue.of(DataType.UINT16, 1))));
  }

  @Override
  public boolean serves(CameraModel model) {
    return true;
  }

  @Override
  public void install(CameraBuilder builder) {
    builder.openCapture(new OpenCaptures(builder.camera())).intercept(FullCamera::capture);
    builder
        .camera()
        .store()
        .listen(
            change -> {
              if (change instanceof StoreChange.ObjectInfoChanged changed
                  && change.origin() == ChangeOrigin.CAMERA) {
                builder
                    .camera()
                    .events()
                    .publish(
                        CameraEvent.of(
                            OBJECT_PROP_CHANGED, changed.handle().raw(), PROTECTION_STATUS));
              }
            });
  }

  /** A full card is not noticed before the picture has to be stored (MTP 1.1 §D.2.14). */
  private static Reply capture(Exchange exchange, OperationHandler next) throws IOException {
    Reply usual = next.handle(exchange);
    if (!exchange.operation().equals(OperationCode.INITIATE_CAPTURE)
        || !usual.code().equals(ResponseCode.STORE_FULL)) {
      return usual;
    }
    StorageId card =
        exchange.camera().store().storageIds().stream()
            .filter(StorageId::hasMedium)
            .findFirst()
            .orElse(StorageId.NONE);
    return Reply.ok()
        .then(
            () ->
                exchange
                    .camera()
                    .events()
                    .publish(
                        CameraEvent.of(EventCode.STORE_FULL, card.raw())
                            .causedBy(exchange.operation(), exchange.transactionId())));
  }
}
