package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.protocol.vendor.nikon.NikonResponses;
import dev.ptpip.simulator.camera.PropertyTable;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;

/**
 * Measured white: SetPreWbData 0x90C9. The number of the preset is confirmed by nothing but the
 * body's two properties 0xD025 and 0xD026, which show what was set.
 */
final class WhiteBalancePresets {
  private static final int VALUE_BYTES = 4;

  private final PropertyTable properties;

  WhiteBalancePresets(PropertyTable properties) {
    this.properties = properties;
  }

  /**
   * p1 number of the preset from 0; the first four bytes of the data are its value.
   * Invalid_Parameter for an unknown preset, WB_Preset_Error for fewer bytes.
   */
  Reply set(Exchange exchange) {
    DevicePropertyCode property;
    switch (exchange.parameter(1)) {
      case 0 -> property = NikonProperties.WB_PRESET_DATA_VALUE0;
      case 1 -> property = NikonProperties.WB_PRESET_DATA_VALUE1;
      default -> {
        return Reply.code(ResponseCode.INVALID_PARAMETER);
      }
    }
    if (exchange.data().size() < VALUE_BYTES || properties.find(property).isEmpty()) {
      return Reply.code(NikonResponses.WB_PRESET_ERROR);
    }
    properties.override(
        property, DataReader.of(exchange.data(), DecodePolicy.LENIENT).uint32("WBPresetDataValue"));
    return Reply.ok();
  }
}
