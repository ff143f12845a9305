package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.simulator.model.PropertyDefinition.Listing;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;

/** The properties that DeviceInfo does not list. */
final class NikonProps {
  private NikonProps() {}

  /** GetVendorPropCodes 0x90CA. */
  static Reply codes(Exchange exchange) {
    return Reply.data(
        UInt16Array.of(
                exchange.camera().model().propertyCodes(Listing.VENDOR_LIST),
                DevicePropertyCode::raw)
            .encode());
  }
}
