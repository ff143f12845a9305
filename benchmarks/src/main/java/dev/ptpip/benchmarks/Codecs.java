package dev.ptpip.benchmarks;

import dev.ptpip.protocol.channel.WireDialect;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.dataset.PtpDateTime;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DataWriter;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.io.Limits;
import dev.ptpip.protocol.packet.OperationRequest;
import dev.ptpip.protocol.packet.OperationRequest.DataPhase;
import dev.ptpip.protocol.packet.Packet;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.protocol.value.TransactionId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Codecs of the smallest packet and of the most frequent dataset, each beside the same work by hand
 * on a {@link ByteBuffer} ({@link PlainCodecs}), which checks nothing and keeps nothing unknown.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Codecs {
  private final OperationRequest request =
      OperationRequest.of(
          DataPhase.NONE_OR_IN,
          OperationCode.GET_OBJECT_HANDLES,
          new TransactionId(7),
          0x0001_0001,
          0,
          0);
  private final ObjectInfo info =
      ObjectInfo.builder(new StorageId(0x0001_0001), ObjectFormatCode.EXIF_JPEG, "DSC_0042.JPG")
          .compressedSize(6_543_210)
          .thumb(ObjectFormatCode.EXIF_JPEG, 8_765, 160, 120)
          .image(6_000, 4_000, 24)
          .parent(new ObjectHandle(0x1919_0001))
          .captureDate(new PtpDateTime("20240229T123456"))
          .modificationDate(new PtpDateTime("20240229T123457"))
          .build();
  private final ByteBuffer requestBytes = wire(request);
  private final Bytes infoBytes = info.encode();
  private final ByteBuffer infoBuffer =
      ByteBuffer.wrap(infoBytes.toArray()).order(ByteOrder.LITTLE_ENDIAN);
  private final PlainCodecs.Request plainRequest =
      PlainCodecs.readRequest(requestBytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
  private final PlainCodecs.Info plainInfo =
      PlainCodecs.readInfo(infoBuffer.duplicate().order(ByteOrder.LITTLE_ENDIAN));
  private final DataWriter writer = new DataWriter(256);
  private final ByteBuffer plainWriter = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

  private static ByteBuffer wire(Packet packet) {
    DataWriter out = new DataWriter();
    WireDialect.STANDARD.encode(packet, out);
    return ByteBuffer.wrap(out.toBytes().toArray()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads a request with three parameters. */
  @Benchmark
  public Packet requestDecode() {
    ByteBuffer body = requestBytes.slice(Packet.HEADER_BYTES, requestBytes.capacity() - 8);
    return WireDialect.STANDARD.decode(
        requestBytes.getInt(4),
        DataReader.of(body, Packet.HEADER_BYTES, DecodePolicy.LENIENT, Limits.DEFAULT));
  }

  /** The same by hand. */
  @Benchmark
  public PlainCodecs.Request requestDecodePlain() {
    return PlainCodecs.readRequest(requestBytes.position(0));
  }

  /** Writes it. */
  @Benchmark
  public int requestEncode() {
    writer.reset();
    WireDialect.STANDARD.encode(request, writer);
    return writer.size();
  }

  /** The same by hand. */
  @Benchmark
  public int requestEncodePlain() {
    PlainCodecs.write(plainRequest, plainWriter.clear());
    return plainWriter.position();
  }

  /** Reads an ObjectInfo with a name and two dates. */
  @Benchmark
  public ObjectInfo objectInfoDecode() {
    return ObjectInfo.decode(infoBytes, DecodePolicy.LENIENT);
  }

  /** The same by hand. */
  @Benchmark
  public PlainCodecs.Info objectInfoDecodePlain() {
    return PlainCodecs.readInfo(infoBuffer.position(0));
  }

  /** Writes it. */
  @Benchmark
  public int objectInfoEncode() {
    writer.reset();
    info.write(writer);
    return writer.size();
  }

  /** The same by hand. */
  @Benchmark
  public int objectInfoEncodePlain() {
    PlainCodecs.write(plainInfo, plainWriter.clear());
    return plainWriter.position();
  }
}
