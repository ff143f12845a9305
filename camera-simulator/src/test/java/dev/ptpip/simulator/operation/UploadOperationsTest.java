package dev.ptpip.simulator.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.channel.DataPacking;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.AccessCapability;
import dev.ptpip.protocol.dataset.AssociationType;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.UInt32Array;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.packet.Cancel;
import dev.ptpip.protocol.packet.Data;
import dev.ptpip.protocol.packet.EndData;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.StartData;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import dev.ptpip.simulator.testing.CameraFixture;
import dev.ptpip.simulator.testing.Peer;
import dev.ptpip.simulator.testing.TestCards;
import dev.ptpip.simulator.testing.TestContent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** PTP-SEND-*, PTPIP-CANCEL-09, PTP-SESS-12. */
class UploadOperationsTest {
  private static final int STORE = TestCards.STORE.raw();
  private static final int ROOT = -1;

  @RegisterExtension final CameraFixture fixture = CameraFixture.plain();
  private Peer peer;

  @BeforeEach
  void peer() {
    peer = fixture.peer();
  }

  private static Bytes info(String name, long size) {
    return ObjectInfo.builder(StorageId.NONE, ObjectFormatCode.UNDEFINED, name)
        .compressedSize(size)
        .build()
        .encode();
  }

  private static Bytes folder(String name) {
    return ObjectInfo.builder(StorageId.NONE, ObjectFormatCode.ASSOCIATION, name)
        .association(AssociationType.GENERIC_FOLDER)
        .build()
        .encode();
  }

  private Peer.Answer announce(Bytes info, int... parameters) throws Exception {
    return peer.put(OperationCode.SEND_OBJECT_INFO, info, parameters);
  }

  private ResponseCode sendObject(int size) throws Exception {
    return peer.put(OperationCode.SEND_OBJECT, TestContent.bytes(0, size)).code();
  }

  private List<Integer> handles() throws Exception {
    return UInt32Array.decode(
            peer.call(OperationCode.GET_OBJECT_HANDLES, -1).ok().bytes(), DecodePolicy.STRICT)
        .values();
  }

  private ObjectInfo infoOf(int handle) throws Exception {
    return ObjectInfo.decode(
        peer.call(OperationCode.GET_OBJECT_INFO, handle).ok().bytes(), DecodePolicy.STRICT);
  }

  /** PTP-SEND-01, SEND-02, SEND-04, SEND-14, SEND-22. */
  @Test
  void anObjectIsAnnouncedAndSent() throws Exception {
    Peer.Answer answer = announce(info("a.dat", 100_000), STORE, ROOT).ok();
    assertThat(answer.response().parameters()).hasSize(3).startsWith(STORE, ROOT);
    int handle = answer.response().parameter(3);
    assertThat(handles()).as("nothing is there yet").doesNotContain(handle);

    peer.put(
            OperationCode.SEND_OBJECT,
            TestContent.bytes(0, 100_000),
            DataPacking.ofPacketBytes(65_536))
        .ok();

    assertThat(infoOf(handle).fileName()).isEqualTo("a.dat");
    assertThat(infoOf(handle).parent().raw()).isZero();
    assertThat(peer.call(OperationCode.GET_OBJECT, handle).ok().bytes())
        .isEqualTo(TestContent.bytes(0, 100_000));
    assertThat(sendObject(10)).isEqualTo(ResponseCode.NO_VALID_OBJECT_INFO);
    assertThat(peer.event().isSilentFor(Duration.ofMillis(100))).isTrue();
  }

  /** PTP-SEND-03, PTP-SESS-12. */
  @Test
  void withoutAnnouncementNothingIsTaken() throws Exception {
    assertThat(sendObject(1000)).isEqualTo(ResponseCode.NO_VALID_OBJECT_INFO);
    announce(info("a.dat", 10)).ok();
    peer.call(OperationCode.CLOSE_SESSION).ok();
    peer.nextTransaction(0).openSession();
    assertThat(sendObject(10)).isEqualTo(ResponseCode.NO_VALID_OBJECT_INFO);
    fixture.goesOn();
  }

  /** PTP-SEND-05, SEND-08, SEND-21, PTPIP-DATA-08, PTPIP-CANCEL-09. */
  @Test
  void afterAFailureTheAnnouncementStands() throws Exception {
    int handle = announce(info("a.dat", 1000), STORE, ROOT).ok().response().parameter(3);
    assertThat(sendObject(500)).isEqualTo(ResponseCode.INCOMPLETE_TRANSFER);
    assertThat(sendObject(1001)).isEqualTo(ResponseCode.STORE_FULL);
    TransactionId id = peer.take();
    peer.command()
        .send(
            OperationRequest.of(DataPhase.OUT, OperationCode.SEND_OBJECT, id),
            new StartData(id, 1000),
            new Data(id, TestContent.bytes(0, 100)),
            new Cancel(id));
    peer.event().send(new Cancel(id));
    assertThat(peer.answer(id).code()).isEqualTo(ResponseCode.TRANSACTION_CANCELLED);
    TransactionId lying = peer.take();
    peer.command()
        .send(
            OperationRequest.of(DataPhase.OUT, OperationCode.SEND_OBJECT, lying),
            new StartData(lying, 1000),
            new EndData(lying, TestContent.bytes(0, 100)));
    assertThat(peer.answer(lying).code()).isEqualTo(ResponseCode.INCOMPLETE_TRANSFER);
    assertThat(handles()).doesNotContain(handle);

    assertThat(sendObject(1000)).isEqualTo(ResponseCode.OK);

    assertThat(peer.call(OperationCode.GET_OBJECT, handle).ok().bytes().size()).isEqualTo(1000);
  }

  /** PTP-SEND-06: the announcement stands while others work. */
  @Test
  void otherOperationsDoNotDiscardTheAnnouncement() throws Exception {
    announce(info("a.dat", 10)).ok();
    fixture.goesOn();
    assertThat(sendObject(10)).isEqualTo(ResponseCode.OK);
  }

  /** PTP-SEND-07, SEND-18. */
  @Test
  void theLastAnnouncementCounts() throws Exception {
    Set<Integer> reserved = new HashSet<>();
    for (String name : new String[] {"a.dat", "b.dat", "c.dat"}) {
      reserved.add(announce(info(name, 10), STORE, ROOT).ok().response().parameter(3));
    }
    assertThat(reserved).hasSize(3);
    assertThat(sendObject(10)).isEqualTo(ResponseCode.OK);
    assertThat(handles()).hasSize(1);
    assertThat(infoOf(handles().get(0)).fileName()).isEqualTo("c.dat");
  }

  /** PTP-SEND-09, SEND-10, SEND-11, SEND-12, SEND-19. */
  @Test
  void theDestinationIsChecked() throws Exception {
    announce(info("file.dat", 10), STORE, ROOT).ok();
    assertThat(sendObject(10)).isEqualTo(ResponseCode.OK);
    int file = handles().get(0);
    fixture.camera().camera().store().capacity(1, 1_000_000);

    assertThat(announce(info("x.dat", 10), 0x7FFF_7FFF, 0x7FFF_FFF1).code())
        .isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    assertThat(announce(info("x.dat", 2_000_000), STORE, 0x7FFF_FFF1).code())
        .as("space before parent")
        .isEqualTo(ResponseCode.STORE_FULL);
    assertThat(announce(info("x.dat", 10), STORE, 0x7FFF_FFF1).code())
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(announce(info("x.dat", 10), STORE, file).code())
        .isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
    assertThat(announce(info("x.dat", 10), 0, file).code()).isNotEqualTo(ResponseCode.OK);
    fixture.camera().camera().store().access(1, AccessCapability.READ_ONLY);
    assertThat(announce(info("x.dat", 2_000_000), STORE, ROOT).code())
        .as("permission before space")
        .isEqualTo(ResponseCode.STORE_READ_ONLY);
    fixture.camera().camera().body().removeCard(1);
    assertThat(announce(info("x.dat", 10), STORE, ROOT).code())
        .isEqualTo(ResponseCode.STORE_NOT_AVAILABLE);
  }

  /** PTP-SEND-15. */
  @Test
  void foldersAndEmptyFilesAreCompleteAtOnce() throws Exception {
    int made = announce(folder("TRIP"), STORE, ROOT).ok().response().parameter(3);
    assertThat(infoOf(made).isAssociation()).isTrue();
    assertThat(sendObject(0)).isEqualTo(ResponseCode.OK);
    int empty = announce(info("empty.dat", 0), STORE, made).ok().response().parameter(3);
    assertThat(sendObject(0)).isEqualTo(ResponseCode.OK);
    assertThat(infoOf(empty).parent().raw()).isEqualTo(made);
    assertThat(peer.call(OperationCode.GET_OBJECT, empty).ok().bytes().size()).isZero();
  }

  /** PTP-SEND-17: broken data, and names that would leave the folder. */
  @Test
  void brokenAnnouncementsAreRefused() throws Exception {
    assertThat(announce(info("a.dat", 10).slice(0, 20), STORE, ROOT).code())
        .isEqualTo(ResponseCode.INVALID_DATASET);
    assertThat(announce(info("a.dat", 10).slice(0, 20), 0x7FFF_7FFF).code())
        .as("the store first")
        .isEqualTo(ResponseCode.INVALID_STORAGE_ID);
    assertThat(announce(Bytes.EMPTY, STORE, ROOT).code()).isEqualTo(ResponseCode.INVALID_DATASET);
    for (String name : new String[] {"../x.dat", "a/b", "a\\b", "..", "", "x".repeat(254)}) {
      assertThat(announce(info(name, 10), STORE, ROOT).code())
          .as("\"" + name + "\"")
          .isEqualTo(ResponseCode.INVALID_DATASET);
    }
    assertThat(handles()).isEmpty();
    assertThat(sendObject(10)).isEqualTo(ResponseCode.NO_VALID_OBJECT_INFO);
  }

  /** PTP-SEND-10, SEND-17: what can be told without the dataset comes first. */
  @Test
  void theDestinationIsJudgedBeforeABrokenDataset() throws Exception {
    Bytes broken = info("a.dat", 10).slice(0, 20);
    announce(info("file.dat", 10), STORE, ROOT).ok();
    assertThat(sendObject(10)).isEqualTo(ResponseCode.OK);

    assertThat(announce(broken, STORE, 0x7FFF_FFF1).code())
        .isEqualTo(ResponseCode.INVALID_OBJECT_HANDLE);
    assertThat(announce(broken, STORE, handles().get(0)).code())
        .isEqualTo(ResponseCode.INVALID_PARENT_OBJECT);
    assertThat(announce(broken, 0, 0).code()).isEqualTo(ResponseCode.INVALID_DATASET);
    fixture.camera().camera().store().access(1, AccessCapability.READ_ONLY);
    assertThat(announce(broken, STORE, ROOT).code()).isEqualTo(ResponseCode.STORE_READ_ONLY);
  }

  /** PTP-SEND-20. */
  @Test
  void aCardThatIsTakenOutEndsTheUpload() throws Exception {
    announce(info("a.dat", 1000), STORE, ROOT).ok();
    TransactionId id = peer.take();
    peer.command()
        .send(
            OperationRequest.of(DataPhase.OUT, OperationCode.SEND_OBJECT, id),
            new StartData(id, 1000),
            new Data(id, TestContent.bytes(0, 500)));
    fixture.camera().camera().body().removeCard(1);
    peer.command().send(new EndData(id, TestContent.bytes(500, 500)));

    assertThat(peer.answer(id).code()).isEqualTo(ResponseCode.INCOMPLETE_TRANSFER);
    fixture.goesOn();
  }
}
