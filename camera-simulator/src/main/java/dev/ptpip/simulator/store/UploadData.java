package dev.ptpip.simulator.store;

import dev.ptpip.protocol.channel.DataSink;
import dev.ptpip.protocol.code.ResponseCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the bytes of one SendObject. All of them are consumed whatever happens; {@link #commit}
 * tells the result. Nothing appears on the card before. Confined to one thread.
 */
public final class UploadData implements DataSink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UploadData.class);

  private final Uploads uploads;
  private final Upload upload;
  private final SpillBuffer buffer;
  private final long limit;
  private long received;
  private boolean failed;
  private boolean closed;

  UploadData(Uploads uploads, Upload upload) {
    this.uploads = uploads;
    this.upload = upload;
    buffer = uploads.spill().newBuffer();
    limit =
        upload.expectedSize() == UploadRequest.UNKNOWN_SIZE
            ? upload.card().free()
            : upload.expectedSize();
  }

  /** Never throws: what is too much is dropped, and a failing disk is told by {@link #commit}. */
  @Override
  public void accept(ByteBuffer chunk) {
    received += chunk.remaining();
    if (!failed && !closed && received <= limit && upload.isSameInsertion()) {
      try {
        buffer.append(chunk);
      } catch (IOException e) {
        failed = true;
        LOG.warn("The upload of {} can't be kept", upload.request().name(), e);
      }
    }
    chunk.position(chunk.limit());
  }

  /**
   * Stores the object if all of it came; everything is dropped otherwise.
   *
   * @return OK; Store_Full if more came than was announced or than there is room for;
   *     Incomplete_Transfer if less came or the card was taken out; Store_Read_Only,
   *     Invalid_ParentObject, Access_Denied if the card changed meanwhile; General_Error if the
   *     host's disk failed
   */
  public ResponseCode commit() {
    if (closed) {
      throw new IllegalStateException("commit of an upload that was closed");
    }
    ResponseCode code = check();
    if (!code.equals(ResponseCode.OK) || upload.isComplete()) {
      close();
      return code;
    }
    closed = true;
    ObjectContent content = buffer.toContent(FileKind.of(upload.request().name()));
    ResponseCode stored = uploads.commit(upload, content, received);
    if (!stored.equals(ResponseCode.OK)) {
      content.release();
    }
    return stored;
  }

  private ResponseCode check() {
    if (received > limit) {
      return ResponseCode.STORE_FULL;
    }
    boolean isShort =
        upload.expectedSize() != UploadRequest.UNKNOWN_SIZE && received < upload.expectedSize();
    if (isShort || !upload.isSameInsertion()) {
      return ResponseCode.INCOMPLETE_TRANSFER;
    }
    return failed ? ResponseCode.GENERAL_ERROR : ResponseCode.OK;
  }

  /** Drops what came unless it was stored. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      buffer.drop();
    }
  }
}
