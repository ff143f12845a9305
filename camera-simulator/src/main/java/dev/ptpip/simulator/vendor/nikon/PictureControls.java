package dev.ptpip.simulator.vendor.nikon;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.vendor.nikon.NikonProperties;
import dev.ptpip.simulator.camera.PropertyTable;
import dev.ptpip.simulator.responder.Exchange;
import dev.ptpip.simulator.responder.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Picture controls: 0x90CC to 0x90CF. Which items there are says the form of ActivePicCtrlItem
 * 0xD200: below 200 built in, from 201 on registered by the user. No source tells the layout of the
 * data, so the camera keeps it as it was sent and has none for an item that nobody has sent.
 * Guarded by {@code lock}.
 */
final class PictureControls {
  private static final int FIRST_CUSTOM = 201;
  private static final int MAX_BYTES = 64 * 1024;

  private final PropertyTable properties;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, Bytes> stored = new HashMap<>();

  PictureControls(PropertyTable properties) {
    this.properties = properties;
  }

  /** GetPicCtrlData: p1 item; Invalid_Parameter for an unknown one. */
  Reply get(Exchange exchange) {
    int item = exchange.parameter(1);
    return isKnown(item) ? Reply.data(find(item)) : Reply.code(ResponseCode.INVALID_PARAMETER);
  }

  private Bytes find(int item) {
    lock.lock();
    try {
      return stored.getOrDefault(item, Bytes.EMPTY);
    } finally {
      lock.unlock();
    }
  }

  /**
   * SetPicCtrlData: p1 item; Invalid_Parameter for an unknown one, Invalid_Dataset for no data or
   * too much.
   */
  Reply set(Exchange exchange) {
    int item = exchange.parameter(1);
    if (!isKnown(item)) {
      return Reply.code(ResponseCode.INVALID_PARAMETER);
    }
    if (exchange.data().isEmpty() || exchange.data().size() > MAX_BYTES) {
      return Reply.code(ResponseCode.INVALID_DATASET);
    }
    lock.lock();
    try {
      stored.put(item, exchange.data());
    } finally {
      lock.unlock();
    }
    return Reply.ok();
  }

  /**
   * DeleteCustomPicCtrl: p1 item; Invalid_Parameter for an unknown one or one that is not there,
   * Access_Denied for a built-in one.
   */
  Reply delete(Exchange exchange) {
    int item = exchange.parameter(1);
    if (!isKnown(item)) {
      return Reply.code(ResponseCode.INVALID_PARAMETER);
    }
    if (item < FIRST_CUSTOM) {
      return Reply.code(ResponseCode.ACCESS_DENIED);
    }
    lock.lock();
    try {
      return Reply.code(
          stored.remove(item) == null ? ResponseCode.INVALID_PARAMETER : ResponseCode.OK);
    } finally {
      lock.unlock();
    }
  }

  /**
   * GetPicCtrlCapability: p1 item; empty, for the reason above; Invalid_Parameter for an unknown
   * one.
   */
  Reply capability(Exchange exchange) {
    return isKnown(exchange.parameter(1))
        ? Reply.data(Bytes.EMPTY)
        : Reply.code(ResponseCode.INVALID_PARAMETER);
  }

  private boolean isKnown(int item) {
    return properties
        .describe(NikonProperties.ACTIVE_PIC_CTRL_ITEM)
        .map(desc -> desc.form())
        .filter(PropertyForm.Enumeration.class::isInstance)
        .map(PropertyForm.Enumeration.class::cast)
        .filter(
            form ->
                form.values().stream()
                    .filter(PropertyValue.Int.class::isInstance)
                    .anyMatch(value -> value.longValue() == item))
        .isPresent();
  }
}
