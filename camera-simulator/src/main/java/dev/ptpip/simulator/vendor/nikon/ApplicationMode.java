package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;

/**
 * Whether the host runs the body as an application, which movies need: property 0xD1F0 on bodies
 * that have it, operation 0x9435 on newer ones. Safe for use by several threads.
 */
final class ApplicationMode {
  private final ShootingSettings settings;
  private volatile boolean switchedOn;

  ApplicationMode(ShootingSettings settings) {
    this.settings = settings;
  }

  boolean isOn() {
    return switchedOn || settings.number(NikonProperties.APPLICATION_MODE, 0) == 1;
  }

  /** ChangeApplicationMode 0x9435: 0 off, 1 on; Invalid_Parameter otherwise. */
  Reply change(Exchange exchange) {
    int mode = exchange.parameter(1);
    if (mode != 0 && mode != 1) {
      return Reply.code(ResponseCode.INVALID_PARAMETER);
    }
    switchedOn = mode == 1;
    return Reply.ok();
  }

  void off() {
    switchedOn = false;
  }
}
