package dev.ptpip.client.object;

import dev.ptpip.client.operation.Operation;
import dev.ptpip.client.operation.OperationExecutor;
import dev.ptpip.protocol.channel.MalformedPacketException;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import java.io.IOException;
import java.util.function.BiFunction;

/** Carries out operations whose data is a dataset. */
public final class Datasets {
  private Datasets() {}

  /**
   * Carries out {@code operation} and decodes what it brings.
   *
   * @throws MalformedPacketException if the data can't be understood; the session goes on
   */
  public static <T> T read(
      OperationExecutor camera, Operation operation, BiFunction<Bytes, DecodePolicy, T> decoder)
      throws IOException {
    Bytes data = camera.execute(operation).data();
    try {
      return decoder.apply(data, camera.decodePolicy());
    } catch (DecodeException malformed) {
      throw new MalformedPacketException(
          "the data of " + camera.codes().label(operation.code()), malformed);
    }
  }
}
