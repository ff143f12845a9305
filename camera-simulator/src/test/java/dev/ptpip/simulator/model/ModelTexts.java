package dev.ptpip.simulator.model;

/** Model files for tests. */
final class ModelTexts {
  private ModelTexts() {}

  /** The smallest file that is a model, one member a line. */
  static String minimal() {
    return """
        {
          "format": 1,
          "name": "test-camera",
          "identity": {"manufacturer": "Maker", "model": "Test", "deviceVersion": "1.0",
            "standardVersion": 100, "vendorExtensionId": 6, "vendorExtensionVersion": 100,
            "vendorExtensionDesc": "", "serialNumber": "X#####"},
          "operations": ["0x1001", "0x1002"],
          "events": ["0x4002"],
          "captureFormats": ["0x3801"],
          "imageFormats": ["0x3801"],
          "properties": {"deviceInfo": [
            {"code": "0x5001", "type": "UINT8", "access": "get", "current": 50, "range": [0, 100, 1]}
          ]},
          "slots": [{"type": "removable-ram", "filesystem": "dcf", "access": "read-write", "capacity": 1000}],
          "files": {"folder": "TEST1", "prefix": "TST_"},
          "timings": {}
        }
        """;
  }

  static CameraModel read(String text) {
    return ModelReader.read(new ModelText("test.json", text));
  }
}
