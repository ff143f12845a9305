package dev.ptpip.client.object;

import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.util.OptionalLong;

/**
 * An object with its place.
 *
 * @param handle valid until the session ends
 * @param storage the store it is in
 * @param path folders and name from the root of the store, with slashes: {@code
 *     /DCIM/100D5300/DSC_0001.JPG}; parts of the camera's names that are slashes are replaced
 * @param info what the camera tells about it
 * @param size bytes; empty if the camera does not tell
 */
public record CameraFile(
    ObjectHandle handle, StorageId storage, String path, ObjectInfo info, OptionalLong size) {
  /** Whether it is a folder or another association. */
  public boolean isFolder() {
    return info.isAssociation();
  }

  /** The last part of the path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether {@code other} is the same file, maybe seen in another session. */
  public boolean isSameFile(CameraFile other) {
    return storage.equals(other.storage)
        && path.equals(other.path)
        && size.equals(other.size)
        && info.captureDate().equals(other.info.captureDate());
  }
}
