package dev.ptpip.client.capability;

import dev.ptpip.client.object.NewObject;
import java.io.IOException;
import java.util.List;

/** A running exposure; ends at {@link #finish} or {@link #close}. */
public interface BulbExposure extends AutoCloseable {
  /** Closes the shutter and waits until the objects can be fetched. */
  List<NewObject> finish() throws IOException;

  /** Closes the shutter if that has not happened, without waiting for the picture. */
  @Override
  void close() throws IOException;
}
