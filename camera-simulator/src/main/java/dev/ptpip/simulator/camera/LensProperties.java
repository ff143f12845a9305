package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.simulator.model.Lens;
import java.util.List;

/** What a lens does to the standard's FocalLength and FNumber. */
final class LensProperties {
  private LensProperties() {}

  /** Offers the lens's values; the aperture stays if the lens has it, else it is wide open. */
  static void attach(PropertyEdit edit, Lens lens) {
    focalLength(edit, lens.shortestFocalLength(), lens.longestFocalLength());
    edit.value(DevicePropertyCode.F_NUMBER)
        .flatMap(PropertyValue::dataType)
        .ifPresent(type -> apertures(edit, type, lens));
  }

  private static void apertures(PropertyEdit edit, DataType type, Lens lens) {
    PropertyForm form = Apertures.form(type, lens.widestAperture());
    edit.form(DevicePropertyCode.F_NUMBER, form);
    if (edit.value(DevicePropertyCode.F_NUMBER).filter(form::allows).isEmpty()) {
      edit.set(DevicePropertyCode.F_NUMBER, lens.widestAperture());
    }
  }

  /** Without a lens both are 0 and can be nothing else (observed on Nikon D2X). */
  static void detach(PropertyEdit edit) {
    focalLength(edit, 0, 0);
    edit.value(DevicePropertyCode.F_NUMBER)
        .flatMap(PropertyValue::dataType)
        .ifPresent(
            type ->
                edit.form(
                    DevicePropertyCode.F_NUMBER,
                    new PropertyForm.Enumeration(List.of(PropertyValue.of(type, 0)))));
    edit.set(DevicePropertyCode.F_NUMBER, 0);
  }

  private static void focalLength(PropertyEdit edit, int shortest, int longest) {
    edit.value(DevicePropertyCode.FOCAL_LENGTH)
        .flatMap(PropertyValue::dataType)
        .ifPresent(
            type ->
                edit.form(
                    DevicePropertyCode.FOCAL_LENGTH,
                    new PropertyForm.Range(
                        PropertyValue.of(type, shortest),
                        PropertyValue.of(type, longest),
                        PropertyValue.of(type, 1))));
    edit.set(DevicePropertyCode.FOCAL_LENGTH, shortest);
  }
}
