package dev.ptpip.simulator.vendor.nikon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DeviceInfo;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.CameraModels;
import dev.ptpip.simulator.testing.Peer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What cameras say that they can do is what they do. */
class OfferedOperationsTest {
  /** Operations of the built-in models that no source describes well enough to carry them out. */
  private static final Set<String> NOT_DONE =
      Arrays.stream(
              """
              7701 7702 9001 9002 9003 9004 9005 9006 9007 9008 9009 9010 9011 9016
              90A1 90A2 90A3 90C5 90C6 90E0 9200 9401 9402 9403 9404 9405 9406 940C
              940D 940E 940F 9410 9412 9413 9414 9415 9416 9417 9418 9419 941A 941B
              9420 9422 9423 9424 9425 9426 942E 942F 9432 9433 9434 9436 943D 943E 943F 9440 9441 9442 9443 9444 9445 9446 9447 9501
              9504 9505 9520 9521 9522 9523 9527 9528 9529 952A 9530 9531 9532 9533
              9535 9601 9602 9610 9614 9812 9999 9F01
              """
                  .strip()
                  .split("\\s+", -1))
          .map(code -> "0x" + code)
          .collect(Collectors.toCollection(TreeSet::new));

  static List<String> models() {
    return CameraModels.builtIn();
  }

  private static DeviceInfo deviceInfo(Peer peer) throws Exception {
    return DeviceInfo.decode(
        peer.call(OperationCode.GET_DEVICE_INFO).ok().bytes(), DecodePolicy.LENIENT);
  }

  @Test
  void theD5300OffersAllThatItsModelLists() throws Exception {
    CameraModel model = CameraModels.load("nikon-d5300");
    try (VirtualCamera camera = VirtualCamera.builder().model(model).start();
        Peer peer = Peer.connect(camera.address())) {
      assertThat(deviceInfo(peer).operations()).hasSize(54).isEqualTo(model.operations());
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void whatHasNoHandlerIsNotOffered(String name) throws Exception {
    CameraModel model = CameraModels.load(name);
    try (VirtualCamera camera = VirtualCamera.builder().model(model).start();
        Peer peer = Peer.open(camera.address())) {
      List<OperationCode> offered = deviceInfo(peer).operations();
      List<OperationCode> missing = new ArrayList<>(new LinkedHashSet<>(model.operations()));
      missing.removeAll(offered);

      assertThat(missing).extracting(OperationCode::toString).isSubsetOf(NOT_DONE);
      assertThat(model.operations()).containsAll(offered);
      for (OperationCode operation : missing) {
        assertThat(peer.call(operation).code())
            .as(operation.toString())
            .isEqualTo(ResponseCode.OPERATION_NOT_SUPPORTED);
      }
    }
  }

  @Test
  void theListOfWhatIsNotDoneIsExact() throws Exception {
    Set<String> missing = new TreeSet<>();
    for (String name : models()) {
      CameraModel model = CameraModels.load(name);
      try (VirtualCamera camera = VirtualCamera.builder().model(model).start();
          Peer peer = Peer.connect(camera.address())) {
        List<OperationCode> offered = deviceInfo(peer).operations();
        model.operations().stream()
            .filter(operation -> !offered.contains(operation))
            .forEach(operation -> missing.add(operation.toString()));
      }
    }
    assertThat(missing).isEqualTo(NOT_DONE);
  }
}
