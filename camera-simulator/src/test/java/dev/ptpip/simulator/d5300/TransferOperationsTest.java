package dev.ptpip.simulator.d5300;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.vendor.nikon.NikonOperations;
import dev.ptpip.simulator.testing.Peer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vendor's ways to read objects, and the transfer list of the body. */
class TransferOperationsTest {
  private Bench bench;

  @BeforeEach
  void open(@TempDir Path base) throws Exception {
    bench = Bench.open(base);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void getLargeThumb() throws Exception {
    int[] size = Bench.jpegSize(bench.data(NikonOperations.GET_LARGE_THUMB, bench.shoot()));

    assertThat(size[0]).isBetween(300, 1000);
    bench.refused(
        ResponseCode.NO_THUMBNAIL_PRESENT,
        NikonOperations.GET_LARGE_THUMB,
        bench.handle(Bench.MOVIE));
    bench.refused(
        ResponseCode.INVALID_OBJECT_HANDLE, NikonOperations.GET_LARGE_THUMB, Bench.NOBODY);
  }

  @Test
  void getVendorStorageIds() throws Exception {
    assertThat(Bench.numbers(bench.data(NikonOperations.GET_VENDOR_STORAGE_IDS)))
        .containsExactly(Bench.STORE);
    bench.refused(ResponseCode.PARAMETER_NOT_SUPPORTED, NikonOperations.GET_VENDOR_STORAGE_IDS, 1);
  }

  @Test
  void getPartialObjectHighSpeed() throws Exception {
    OperationCode next = NikonOperations.GET_PARTIAL_OBJECT_HIGH_SPEED;
    int movie = bench.handle(Bench.MOVIE);
    Bytes whole = bench.file(Bench.MOVIE);

    Peer.Answer first = bench.call(next, movie, 50_000, 0).ok();
    Peer.Answer second = bench.call(next, movie, 50_000, 1).ok();

    assertThat(first.bytes().concat(second.bytes())).isEqualTo(whole);
    assertThat(first.response().parameters()).startsWith(50_000);
    assertThat(second.response().parameters()).startsWith(20_000, 50_000);
    assertThat(bench.data(next, movie, 10, 1))
        .as("from the start again")
        .isEqualTo(whole.slice(0, 10));
    bench.refused(ResponseCode.INVALID_PARAMETER, next, movie, 10, 2);
    bench.refused(ResponseCode.INVALID_OBJECT_HANDLE, next, Bench.NOBODY, 10, 0);
  }

  @Test
  void getSpecificSizeObject() throws Exception {
    OperationCode scaled = NikonOperations.GET_SPECIFIC_SIZE_OBJECT;
    int picture = bench.shoot();

    int[] vga = Bench.jpegSize(bench.data(scaled, picture, 1));
    int[] fullHd = Bench.jpegSize(bench.data(scaled, picture, 2));

    assertThat(vga[0]).isBetween(320, 640);
    assertThat(vga[1]).isBetween(240, 480);
    assertThat(fullHd[0]).isBetween(641, 1920);
    bench.refused(ResponseCode.INVALID_PARAMETER, scaled, picture, 9);
    bench.refused(ResponseCode.INVALID_OBJECT_HANDLE, scaled, Bench.NOBODY, 1);
  }

  @Test
  void getTransferListAndSetTransferListLock() throws Exception {
    assertThat(Bench.numbers(bench.data(NikonOperations.GET_TRANSFER_LIST))).isEmpty();
    bench.call(NikonOperations.SET_TRANSFER_LIST_LOCK, 1).ok();
    bench.call(NikonOperations.SET_TRANSFER_LIST_LOCK, 0).ok();
    bench.refused(ResponseCode.INVALID_PARAMETER, NikonOperations.SET_TRANSFER_LIST_LOCK, 2);
  }

  @Test
  void notifyFileAcquisitionStartAndEnd() throws Exception {
    int picture = bench.handle(Bench.PICTURE);
    bench.call(NikonOperations.NOTIFY_FILE_ACQUISITION_START, picture).ok();
    bench.call(NikonOperations.NOTIFY_FILE_ACQUISITION_END, picture).ok();
    bench.refused(
        ResponseCode.INVALID_OBJECT_HANDLE,
        NikonOperations.NOTIFY_FILE_ACQUISITION_START,
        Bench.NOBODY);
    bench.refused(
        ResponseCode.INVALID_OBJECT_HANDLE,
        NikonOperations.NOTIFY_FILE_ACQUISITION_END,
        Bench.NOBODY);
  }
}
