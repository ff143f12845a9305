package dev.ptpip.simulator.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.DataType;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ObjectPropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.ObjectPropDesc;
import dev.ptpip.protocol.dataset.ObjectPropList;
import dev.ptpip.protocol.dataset.ObjectPropList.Entry;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.dataset.UInt16Array;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestCards;
import dev.ptpip.simulator.testing.TestContent;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** MTP-OPROP-*. */
class ObjectPropertyOperationsTest {
  private static final int JPEG = ObjectFormatCode.EXIF_JPEG.raw();
  private static final int NAME = 0xDC07;
  private static final int SIZE = 0xDC04;
  private static final int NOTHING = 0x7FFF_FFF1;

  @RegisterExtension final CameraFixture fixture = CameraFixture.plain();
  private Peer peer;
  private int picture;
  private int other;
  private int dcim;
  private int folder;

  @BeforeEach
  void fill() throws Exception {
    peer = fixture.peer();
    picture = TestCards.addPicture(fixture.camera().camera(), 1000).raw();
    other = TestCards.addPicture(fixture.camera().camera(), 2000).raw();
    dcim = handles(-1, 0, -1).get(0);
    folder = handles(-1, 0, dcim).get(0);
  }

  private List<Integer> handles(int... parameters) throws Exception {
    return UInt32Array.decode(
            peer.call(OperationCode.GET_OBJECT_HANDLES, parameters).ok().bytes(),
            DecodePolicy.STRICT)
        .values();
  }

  private ResponseCode code(OperationCode operation, int... parameters) throws Exception {
    return peer.call(operation, parameters).code();
  }

  private List<Integer> supported(int format) throws Exception {
    return UInt16Array.decode(
            peer.call(OperationCode.GET_OBJECT_PROPS_SUPPORTED, format).ok().bytes(),
            DecodePolicy.STRICT)
        .values();
  }

  private ObjectPropDesc describe(int property, int format) throws Exception {
    return ObjectPropDesc.decode(
        peer.call(OperationCode.GET_OBJECT_PROP_DESC, property, format).ok().bytes(),
        DecodePolicy.STRICT);
  }

  private Bytes value(int handle, int property) throws Exception {
    return peer.call(OperationCode.GET_OBJECT_PROP_VALUE, handle, property).ok().bytes();
  }

  private List<Entry> list(int... parameters) throws Exception {
    return ObjectPropList.decode(
            peer.call(OperationCode.GET_OBJECT_PROP_LIST, parameters).ok().bytes(),
            DecodePolicy.STRICT)
        .entries();
  }

  /** MTP-OPROP-01 to OPROP-04. */
  @Test
  void everyFormatHasTheRequiredProperties() throws Exception {
    for (ObjectFormatCode format : fixture.camera().camera().model().imageFormats()) {
      assertThat(supported(format.raw()))
          .contains(0xDC01, 0xDC02, 0xDC04, 0xDC0B, 0xDC41, 0xDC44)
          .allMatch(code -> code >>> 8 >= 0xDC && code >>> 8 <= 0xDE);
    }
    assertThat(supported(JPEG)).contains(0xDC87, 0xDC88);
    assertThat(code(OperationCode.GET_OBJECT_PROPS_SUPPORTED, 0xBFFF))
        .isEqualTo(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
    assertThat(code(OperationCode.GET_OBJECT_PROPS_SUPPORTED, 0x0001_3801))
        .isEqualTo(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
  }

  /** MTP-OPROP-05, OPROP-06, OPROP-07, OPROP-20. */
  @Test
  void everyPropertyIsDescribed() throws Exception {
    for (ObjectFormatCode format : fixture.camera().camera().model().imageFormats()) {
      for (int property : supported(format.raw())) {
        ObjectPropDesc desc = describe(property, format.raw());
        assertThat(desc.property().raw()).isEqualTo(property);
        boolean slow = desc.form() instanceof PropertyForm.ByteArray;
        assertThat(desc.groupCode()).isEqualTo(slow ? -1 : 0);
      }
    }
    assertThat(describe(NAME, JPEG).access()).contains(PropertyAccess.GET_SET);
    assertThat(describe(SIZE, JPEG).access()).contains(PropertyAccess.GET);
    assertThat(code(OperationCode.GET_OBJECT_PROP_DESC, 0xDCFF, JPEG))
        .isEqualTo(ResponseCode.INVALID_OBJECT_PROP_CODE);
    assertThat(code(OperationCode.GET_OBJECT_PROP_DESC, NAME, 0xBFFF))
        .isEqualTo(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
    assertThat(code(OperationCode.GET_OBJECT_PROP_DESC, 0xDC87, 0x3001))
        .as("folders have no width")
        .isEqualTo(ResponseCode.INVALID_OBJECT_PROP_CODE);
  }

  /** A D5300 can't set object properties, and says so. */
  @Test
  void withoutAnOperationThatSetsThemPropertiesCannotBeSet() throws Exception {
    try (VirtualCamera camera = VirtualCamera.builder().start();
        Peer d5300 = Peer.open(camera.address())) {
      ObjectPropDesc desc =
          ObjectPropDesc.decode(
              d5300.call(OperationCode.GET_OBJECT_PROP_DESC, NAME, JPEG).ok().bytes(),
              DecodePolicy.STRICT);
      assertThat(desc.access()).contains(PropertyAccess.GET);
    }
  }

  /** MTP-OPROP-08, OPROP-09. */
  @Test
  void valuesAreThoseOfTheObject() throws Exception {
    ObjectInfo info =
        ObjectInfo.decode(
            peer.call(OperationCode.GET_OBJECT_INFO, picture).ok().bytes(), DecodePolicy.STRICT);

    assertThat(value(picture, NAME)).isEqualTo(PropertyValue.text(info.fileName()).encode());
    assertThat(value(picture, 0xDC44)).isEqualTo(value(picture, NAME));
    assertThat(value(picture, 0xDC02)).isEqualTo(PropertyValue.of(DataType.UINT16, JPEG).encode());
    assertThat(value(picture, SIZE)).isEqualTo(PropertyValue.of(DataType.UINT64, 1000).encode());
    assertThat(value(picture, 0xDC0B))
        .isEqualTo(PropertyValue.of(DataType.UINT32, info.parent().unsigned()).encode());
    assertThat(value(picture, 0xDC87)).isEqualTo(PropertyValue.of(DataType.UINT32, 6000).encode());
    assertThat(value(picture, 0xDC86).size()).isEqualTo(4 + 7);
    assertThat(value(picture, 0xDC41)).isNotEqualTo(value(other, 0xDC41));
    assertThat(value(dcim, 0xDC0B)).isEqualTo(Bytes.of(0, 0, 0, 0));

    assertThat(code(OperationCode.GET_OBJECT_PROP_VALUE, NOTHING, NAME))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(code(OperationCode.GET_OBJECT_PROP_VALUE, picture, 0xDCFF))
        .isEqualTo(ResponseCode.INVALID_OBJECT_PROP_CODE);
    assertThat(code(OperationCode.GET_OBJECT_PROP_VALUE, dcim, 0xDC87))
        .isEqualTo(ResponseCode.INVALID_OBJECT_PROP_CODE);
  }

  private ResponseCode set(int handle, int property, Bytes data) throws Exception {
    return peer.put(OperationCode.SET_OBJECT_PROP_VALUE, data, handle, property).code();
  }

  /** MTP-OPROP-10. */
  @Test
  void aNameCanBeSetAndNothingElse() throws Exception {
    Bytes name = PropertyValue.text("OTHER.JPG").encode();
    assertThat(set(picture, NAME, name)).isEqualTo(ResponseCode.OK);
    assertThat(value(picture, NAME)).isEqualTo(name);
    assertThat(set(picture, SIZE, Bytes.of(0, 0, 0, 0, 0, 0, 0, 0)))
        .isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(set(picture, NAME, Bytes.of(5))).isEqualTo(ResponseCode.INVALID_OBJECT_PROP_FORMAT);
    assertThat(set(picture, NAME, PropertyValue.text("a/b").encode()))
        .isEqualTo(ResponseCode.INVALID_OBJECT_PROP_VALUE);
    assertThat(set(NOTHING, NAME, name)).isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(set(picture, 0xDCFF, name)).isEqualTo(ResponseCode.INVALID_OBJECT_PROP_CODE);
    assertThat(value(picture, NAME)).isEqualTo(name);
  }

  /** MTP-OPROP-11 to OPROP-15. */
  @Test
  void listsOfPropertiesAreSelectedByObjectDepthAndProperty() throws Exception {
    for (Entry entry : list(picture, 0, -1, 0, 0)) {
      assertThat(entry.object().raw()).isEqualTo(picture);
      assertThat(entry.value().encode()).isEqualTo(value(picture, entry.property().raw()));
    }
    assertThat(list(picture, 0, -1, 0, 0))
        .hasSize(17)
        .noneMatch(entry -> entry.property().raw() == 0xDC86);
    assertThat(list(0, 0, NAME, 0, 0)).isEmpty();
    assertThat(list(0, 0, NAME, 0, 1)).hasSize(1);
    assertThat(list(0, 0, NAME, 0, -1)).hasSize(4).hasSameElementsAs(list(-1, 0, NAME, 0, 0));
    assertThat(list(dcim, 0, NAME, 0, 1))
        .extracting(entry -> entry.object().raw())
        .containsExactly(dcim, folder);
    assertThat(list(dcim, JPEG, NAME, 0, -1))
        .extracting(entry -> entry.object().raw())
        .containsExactlyInAnyOrder(picture, other);
    assertThat(list(-1, 0, 0xDC87, 0, 0)).as("folders have no width").hasSize(2);

    assertThat(code(OperationCode.GET_OBJECT_PROP_LIST, picture, 0, 0, 0, 0))
        .isEqualTo(ResponseCode.PARAMETER_NOT_SUPPORTED);
    assertThat(code(OperationCode.GET_OBJECT_PROP_LIST, picture, 0, 0, 2, 0))
        .isEqualTo(ResponseCode.SPECIFICATION_BY_GROUP_UNSUPPORTED);
    assertThat(code(OperationCode.GET_OBJECT_PROP_LIST, picture, 0, 0xDCFF, 0, 0))
        .isEqualTo(ResponseCode.OBJECT_PROP_NOT_SUPPORTED);
    assertThat(code(OperationCode.GET_OBJECT_PROP_LIST, NOTHING, 0, NAME, 0, 0))
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(code(OperationCode.GET_OBJECT_PROP_LIST, -1, 0x1001, NAME, 0, 0))
        .isEqualTo(ResponseCode.INVALID_CODE_FORMAT);
  }

  private static Entry entry(int object, int property, PropertyValue value) {
    return new Entry(new ObjectHandle(object), new ObjectPropertyCode(property), value);
  }

  /** MTP-OPROP-16. */
  @Test
  void aListIsSetUpToTheFirstFailure() throws Exception {
    ObjectPropList list =
        ObjectPropList.of(
            List.of(
                entry(picture, NAME, PropertyValue.text("X.JPG")),
                entry(picture, SIZE, PropertyValue.of(DataType.UINT64, 5)),
                entry(other, NAME, PropertyValue.text("Y.JPG"))));

    Peer.Answer answer = peer.put(OperationCode.SET_OBJECT_PROP_LIST, list.encode());

    assertThat(answer.code()).isEqualTo(ResponseCode.ACCESS_DENIED);
    assertThat(answer.response().parameters()).containsExactly(1);
    assertThat(value(picture, NAME)).isEqualTo(PropertyValue.text("X.JPG").encode());
    assertThat(value(other, NAME)).isEqualTo(PropertyValue.text("DSC_0002.JPG").encode());
    assertThat(
            peer.put(
                    OperationCode.SET_OBJECT_PROP_LIST,
                    ObjectPropList.of(
                            List.of(entry(other, NAME, PropertyValue.of(DataType.UINT8, 5))))
                        .encode())
                .code())
        .isEqualTo(ResponseCode.INVALID_OBJECT_PROP_FORMAT);
    assertThat(peer.put(OperationCode.SET_OBJECT_PROP_LIST, Bytes.of(1, 0, 0, 0)).code())
        .isEqualTo(ResponseCode.INVALID_DATASET);
    peer.put(OperationCode.SET_OBJECT_PROP_LIST, Bytes.of(0, 0, 0, 0)).ok();
  }

  /** MTP-OPROP-17. */
  @Test
  void anObjectCanBeAnnouncedByItsProperties() throws Exception {
    ObjectPropList list =
        ObjectPropList.of(
            List.of(
                entry(0, NAME, PropertyValue.text("UP.JPG")),
                entry(0, 0xDC08, PropertyValue.text("20260501T120431"))));

    Peer.Answer answer =
        peer.put(
                OperationCode.SEND_OBJECT_PROP_LIST,
                list.encode(),
                TestCards.STORE.raw(),
                folder,
                JPEG,
                0,
                500)
            .ok();
    peer.put(OperationCode.SEND_OBJECT, TestContent.bytes(0, 500)).ok();

    int handle = answer.response().parameter(3);
    assertThat(answer.response().parameters()).startsWith(TestCards.STORE.raw(), folder);
    ObjectInfo info =
        ObjectInfo.decode(
            peer.call(OperationCode.GET_OBJECT_INFO, handle).ok().bytes(), DecodePolicy.STRICT);
    assertThat(info.fileName()).isEqualTo("UP.JPG");
    assertThat(info.compressedSize()).isEqualTo(500);
    assertThat(info.captureDate().text()).isEqualTo("20260501T120431");
  }

  private Peer.Answer sendList(int high, int low, int format, Entry... entries) throws Exception {
    return peer.put(
        OperationCode.SEND_OBJECT_PROP_LIST,
        ObjectPropList.of(List.of(entries)).encode(),
        TestCards.STORE.raw(),
        -1,
        format,
        high,
        low);
  }

  /** MTP-OPROP-18. */
  @Test
  void aBadPropertyOfAnAnnouncementIsNamedByItsPlace() throws Exception {
    Entry name = entry(0, NAME, PropertyValue.text("UP.JPG"));
    Peer.Answer unknown = sendList(0, 5, JPEG, name, entry(0, 0xDCFF, PropertyValue.text("x")));
    assertThat(unknown.code()).isEqualTo(ResponseCode.OBJECT_PROP_NOT_SUPPORTED);
    assertThat(unknown.response().parameter(4)).isEqualTo(1);
    assertThat(
            sendList(0, 5, JPEG, name, entry(0, 0xDC08, PropertyValue.of(DataType.UINT8, 1)))
                .code())
        .isEqualTo(ResponseCode.INVALID_OBJECT_PROP_FORMAT);
    assertThat(sendList(0, 5, JPEG, name, entry(0, 0xDC08, PropertyValue.text("May"))).code())
        .isEqualTo(ResponseCode.INVALID_OBJECT_PROP_VALUE);
    assertThat(sendList(0, 5, JPEG, entry(7, NAME, PropertyValue.text("x"))).code())
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(sendList(0, 5, 0x0001_3801, name).code())
        .isEqualTo(ResponseCode.INVALID_OBJECT_FORMAT_CODE);
    assertThat(sendList(0x8000_0000, 0, JPEG, name).code())
        .isEqualTo(ResponseCode.OBJECT_TOO_LARGE);
    assertThat(sendList(100, 0, JPEG, name).code()).isEqualTo(ResponseCode.STORE_FULL);
    assertThat(sendList(0, 5, JPEG).code()).as("no name").isEqualTo(ResponseCode.INVALID_DATASET);
    sendList(0, 5, JPEG, name).ok();
  }
}
