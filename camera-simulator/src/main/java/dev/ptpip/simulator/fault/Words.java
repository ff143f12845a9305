package dev.ptpip.simulator.fault;

import dev.ptpip.protocol.code.CodeBook;
import dev.ptpip.protocol.code.CodeFamily;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.property.NamedProperty;
import dev.ptpip.protocol.property.PropertyNames;
import dev.ptpip.protocol.vendor.VendorExtension;
import dev.ptpip.protocol.vendor.VendorExtensions;
import dev.ptpip.simulator.model.CameraModel;

/** The names of operations, events, responses and properties at one model. Immutable. */
public final class Words {
  private final CameraModel model;
  private final CodeBook codes;
  private final PropertyNames properties;

  private Words(CameraModel model, VendorExtension vendor) {
    this.model = model;
    this.codes = vendor.codes();
    this.properties = vendor.properties();
  }

  /** The names at {@code model}. */
  public static Words of(CameraModel model) {
    return new Words(
        model,
        VendorExtensions.installed().named(model.vendor()).orElse(VendorExtensions.STANDARD));
  }

  /** Names of codes. */
  public CodeBook codes() {
    return codes;
  }

  /** Names of properties. */
  public PropertyNames properties() {
    return properties;
  }

  /** The operation with this name or number. */
  public OperationCode operation(String text) {
    return codes
        .operation(text)
        .orElseThrow(() -> unknown(CodeFamily.OPERATION, "operation", text));
  }

  /** The event with this name or number. */
  public EventCode event(String text) {
    return codes.event(text).orElseThrow(() -> unknown(CodeFamily.EVENT, "event", text));
  }

  /** The response with this name or number. */
  public ResponseCode response(String text) {
    return codes.response(text).orElseThrow(() -> unknown(CodeFamily.RESPONSE, "response", text));
  }

  /** The property of the body with this name or number. */
  public NamedProperty property(String text) {
    return properties
        .find(text, code -> model.property(code).isPresent())
        .orElseThrow(
            () ->
                new RuleSyntaxException(
                    properties.candidates(text).isEmpty()
                        ? "no property \""
                            + text
                            + "\""
                            + properties.nearest(text).map(Hints::question).orElse("")
                        : model.name() + " has no property \"" + text + "\""));
  }

  /** The property with this number. */
  NamedProperty property(DevicePropertyCode code) {
    return properties.of(code);
  }

  private RuleSyntaxException unknown(CodeFamily family, String what, String text) {
    String hint = codes.nearest(family, text).map(near -> Hints.question(near.label())).orElse("");
    return new RuleSyntaxException("no " + what + " \"" + text + "\"" + hint);
  }
}
