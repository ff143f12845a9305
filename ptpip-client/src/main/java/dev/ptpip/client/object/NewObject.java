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
 * @param info what the camera told about it when it appeared
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

  /** Fetches it into memory, at most {@code limit} bytes. */
  public Bytes toMemory(int limit) throws IOException {
    return camera.downloads().toMemory(handle, limit);
  }

  /** Fetches it into a folder; fails if there is a file of its name. */
  public Download saveTo(Path folder) throws IOException {
    return saveTo(folder, DownloadOptions.DEFAULT);
  }

  /** Fetches it into a folder. */
  public Download saveTo(Path folder, DownloadOptions options) throws IOException {
    return camera.downloads().toFolder(handle, folder, options);
  }

  /** Deletes it in the camera. */
  public void delete() throws IOException {
    camera.objects().delete(handle);
  }
}
