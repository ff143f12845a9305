package dev.ptpip.simulator.operation;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.simulator.camera.CameraEvent;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.OperationSpec;
import dev.ptpip.simulator.responder.OperationTable;
import dev.ptpip.simulator.responder.Reply;

/** GetDeviceInfo, ResetDevice, SelfTest, PowerDown (MTP 1.1 §D.2.1, §D.2.16, §D.2.17, §D.2.19). */
final class DeviceOperations {
  private DeviceOperations() {}

  static void register(OperationTable table) {
    table
        .register(
            OperationSpec.dataIn(OperationCode.GET_DEVICE_INFO, 0).withoutSession(),
            DeviceOperations::deviceInfo)
        .register(OperationSpec.noData(OperationCode.RESET_DEVICE, 0), DeviceOperations::reset)
        .register(
            OperationSpec.noData(OperationCode.SELF_TEST, 1).refusedWhileBusy(),
            DeviceOperations::selfTest)
        .register(OperationSpec.noData(OperationCode.POWER_DOWN, 0), DeviceOperations::powerDown);
  }

  /** Lists the operations that are carried out, not those that the model would like to have. */
  private static Reply deviceInfo(Exchange exchange) {
    DeviceInfo info = exchange.camera().deviceInfo();
    return Answers.data(
        new DeviceInfo(
            info.standardVersion(),
            info.vendorExtensionId(),
            info.vendorExtensionVersion(),
            info.vendorExtensionDesc(),
            info.functionalMode(),
            exchange.offeredOperations(),
            info.events(),
            info.deviceProperties(),
            info.captureFormats(),
            info.imageFormats(),
            info.manufacturer(),
            info.model(),
            info.deviceVersion(),
            info.serialNumber()));
  }

  private static Reply reset(Exchange exchange) {
    exchange.sessions().endAll(exchange.session(), CameraEvent.of(EventCode.DEVICE_RESET));
    return Reply.ok();
  }

  /** Test 0 is the default one, and the only one there is. */
  private static Reply selfTest(Exchange exchange) {
    return exchange.parameter(1) == 0
        ? Reply.ok()
        : Reply.code(ResponseCode.PARAMETER_NOT_SUPPORTED);
  }

  private static Reply powerDown(Exchange exchange) {
    return Reply.ok().then(() -> exchange.camera().body().powerOff());
  }
}
