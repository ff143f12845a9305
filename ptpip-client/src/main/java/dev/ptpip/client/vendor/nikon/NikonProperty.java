package dev.ptpip.client.vendor.nikon;

import dev.ptpip.client.capability.PropertySupport;
import dev.ptpip.client.object.Datasets;
import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationExecutor;
import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Properties that only the list of operation 0x90CA has. */
final class NikonProperty {
  private static final Logger LOG = LoggerFactory.getLogger(NikonProperty.class);

  static final PropertySupport MORE = new ListedApart();

  private NikonProperty() {}

  private static final class ListedApart implements PropertySupport {
    @Override
    public List<DevicePropertyCode> more(OperationExecutor camera) throws IOException {
      if (!camera.supports(NikonOperations.GET_VENDOR_PROP_CODES)) {
        return List.of();
      }
      try {
        return Datasets.read(
                camera, Operation.of(NikonOperations.GET_VENDOR_PROP_CODES), UInt16Array::decode)
            .as(DevicePropertyCode::new);
      } catch (OperationFailedException refused) {
        return List.of();
      } catch (MalformedPacketException unreadable) {
        LOG.warn("the list of further properties is left out: {}", unreadable.getMessage());
        return List.of();
      }
    }
  }
}
