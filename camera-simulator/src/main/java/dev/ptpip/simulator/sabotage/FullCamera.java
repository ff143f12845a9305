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
import dev.ptpip.simulator.responder.OperationSpec;
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

  private static final OperationCode GET_STREAM = new OperationCode(0x1025);
  private static final DevicePropertyCode ENABLED_STREAMS = new DevicePropertyCode(0x5021);
  private static final ResponseCode NO_STREAM_ENABLED = new ResponseCode(0x2022);

  private static final List<OperationCode> OPERATIONS =
      List.of(
          HandleEnumerations.START, HandleEnumerations.NEXT, HandleEnumerations.STOP, GET_STREAM);

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
        both(usual.operations(), OPERATIONS),
        both(usual.events(), EVENTS),
        usual.captureFormats(),
        usual.imageFormats(),
        both(usual.properties(), List.of(functionalMode(), enabledStreams())),
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

  /** The same with a delay of captures that can be set; zero at first. */
  static CameraModel delaying(CameraModel usual) {
    PropertyValue none = PropertyValue.of(DataType.UINT32, 0);
    return usual.withProperties(
        List.of(
            new PropertyDefinition(
                DevicePropertyCode.CAPTURE_DELAY,
                PropertyDefinition.Listing.DEVICE_INFO,
                DataType.UINT32,
                PropertyAccess.GET_SET,
                none,
                none,
                new PropertyForm.Range(
                    none,
                    PropertyValue.of(DataType.UINT32, 10_000),
                    PropertyValue.of(DataType.UINT32, 100)))));
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

  /** Bit 0 is live view. */
  private static PropertyDefinition enabledStreams() {
    PropertyValue none = PropertyValue.of(DataType.UINT32, 0);
    return new PropertyDefinition(
        ENABLED_STREAMS,
        PropertyDefinition.Listing.DEVICE_INFO,
        DataType.UINT32,
        PropertyAccess.GET_SET,
        none,
        none,
        new PropertyForm.Enumeration(List.of(none, PropertyValue.of(DataType.UINT32, 1))));
  }

  @Override
  public boolean serves(CameraModel model) {
    return true;
  }

  @Override
  public void install(CameraBuilder builder) {
    HandleEnumerations.register(builder.operations());
    builder.operations().register(OperationSpec.dataIn(GET_STREAM, 0), FullCamera::stream);
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

  /** What the camera sees now. */
  private static Reply stream(Exchange exchange) {
    return exchange.camera().properties().number(ENABLED_STREAMS) == 0
        ? Reply.code(NO_STREAM_ENABLED)
        : exchange
            .camera()
            .finder()
            .map(frame -> Reply.data(frame))
            .orElseGet(() -> Reply.code(ResponseCode.GENERAL_ERROR));
  }
}
