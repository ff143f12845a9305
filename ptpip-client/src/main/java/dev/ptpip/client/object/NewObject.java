package dev.ptpip.client.object;

import dev.ptpip.client.CameraSession;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ObjectHandle;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An object that has appeared in this session.
 *
 * @param camera the session
 * @param handle valid until the session ends; objects in the camera's memory may share one after
 *     the other the same
 * @param info what the camera told about it when it appeared; in the camera's memory, of several
 *     objects with one handle, what it told of the first
 */
public record NewObject(CameraSession camera, ObjectHandle handle, ObjectInfo info) {
  /** The name that the camera gives it, in a form that is safe for any file system. */
  public String fileName() {
    return Downloads.fileName(handle, info);
  }

  /** Whether it is in the camera's memory and not in a store. */
  public boolean isInMemory() {
    return info.storageId().raw() == 0;
  }

  /**
   * Fetches it into memory, at most {@code limit} bytes. An object in the camera's memory is then
   * released there, so that the next one can take its place.
   */
  public Bytes toMemory(int limit) throws IOException {
    Bytes bytes = camera.downloads().toMemory(handle, limit);
    release();
    return bytes;
  }

  /** Fetches it into a folder, see {@link #saveTo(Path, DownloadOptions)}. */
  public Download saveTo(Path folder) throws IOException {
    return saveTo(folder, DownloadOptions.DEFAULT);
  }

  /**
   * Fetches it into a folder, under a safe form of its name. An object in the camera's memory is
   * then released there, so that the next one can take its place.
   */
  public Download saveTo(Path folder, DownloadOptions options) throws IOException {
    Download download = camera.downloads().toFolder(handle, folder, options);
    release();
    return download;
  }

  private void release() throws IOException {
    if (isInMemory()) {
      camera.objectSupport().release(camera, handle);
    }
  }

  /** Deletes it in the camera. */
  public void delete() throws IOException {
    camera.objects().delete(handle);
  }
}
