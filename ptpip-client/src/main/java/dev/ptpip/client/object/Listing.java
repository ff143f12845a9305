package dev.ptpip.client.object;

import dev.ptpip.client.operation.OperationFailedException;
import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ObjectInfo;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks through the folders of a camera. Remembers what it has seen, so that a camera whose folders
 * contain each other does not lead it in circles. Confined to one call.
 */
final class Listing {
  private static final int MAX_DEPTH = 64;

  private final CameraObjects objects;
  private final Set<ObjectHandle> seen = new HashSet<>();

  /** Told by a camera that does not look at the folder asked for, and yet to come in their own. */
  private final Map<ObjectHandle, ObjectInfo> deferred = new LinkedHashMap<>();

  Listing(CameraObjects objects) {
    this.objects = objects;
  }

  List<CameraFile> everything() throws IOException {
    List<CameraFile> files = new ArrayList<>();
    for (StorageId storage : stores()) {
      descend(storage, ObjectHandle.ALL, "", 0, files);
      for (ObjectHandle handle : List.copyOf(deferred.keySet())) {
        if (seen.add(handle)) {
          file(storage, "", handle).ifPresent(files::add);
        }
      }
      deferred.clear();
    }
    return files;
  }

  private List<StorageId> stores() throws IOException {
    return objects.storageIds().stream().filter(StorageId::hasMedium).toList();
  }

  private void descend(
      StorageId storage, ObjectHandle folder, String path, int depth, List<CameraFile> files)
      throws IOException {
    for (CameraFile file : folder(storage, folder, path)) {
      files.add(file);
      if (file.isFolder() && depth < MAX_DEPTH) {
        descend(storage, file.handle(), file.path(), depth + 1, files);
      }
    }
  }

  List<CameraFile> folder(StorageId storage, ObjectHandle folder, String path) throws IOException {
    List<CameraFile> files = new ArrayList<>();
    List<ObjectHandle> handles = handles(storage, folder);
    Set<ObjectHandle> told = new HashSet<>(handles);
    for (ObjectHandle handle : handles) {
      if (!seen.contains(handle)) {
        Optional<CameraFile> file = file(storage, path, handle);
        if (file.isPresent() && isIn(file.get().info().parent(), handle, folder, told)) {
          seen.add(handle);
          deferred.remove(handle);
          files.add(file.get());
        } else {
          file.ifPresent(other -> deferred.put(handle, other.info()));
        }
      }
    }
    return files;
  }

  /** Whether an object belongs into {@code folder}, and not into another one that was told too. */
  private static boolean isIn(
      ObjectHandle parent, ObjectHandle handle, ObjectHandle folder, Set<ObjectHandle> told) {
    return parent.equals(folder) || parent.equals(handle) || !told.contains(parent);
  }

  private Optional<CameraFile> file(StorageId storage, String path, ObjectHandle handle)
      throws IOException {
    try {
      ObjectInfo known = deferred.get(handle);
      ObjectInfo info = known == null ? objects.info(handle) : known;
      return Optional.of(
          new CameraFile(
              handle, storage, path + "/" + name(handle, info), info, objects.size(handle, info)));
    } catch (OperationFailedException refused) {
      if (CameraObjects.isGone(refused)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static String name(ObjectHandle handle, ObjectInfo info) {
    String name = info.fileName().replace('/', '_');
    return name.isEmpty() ? "object-%08x".formatted(handle.raw()) : name;
  }

  /**
   * Some cameras know fewer parameters (observed: Parameter_Not_Supported), or not the number that
   * stands for the root; then everything is asked for and the folder picked out.
   */
  private List<ObjectHandle> handles(StorageId storage, ObjectHandle folder) throws IOException {
    try {
      return objects.handles(storage, ObjectFormatCode.ANY, folder);
    } catch (OperationFailedException refused) {
      ResponseCode code = refused.response();
      boolean rootUnknown =
          folder.equals(ObjectHandle.ALL)
              && (code.equals(ResponseCode.INVALID_OBJECT_HANDLE)
                  || code.equals(ResponseCode.INVALID_PARENT_OBJECT)
                  || code.equals(ResponseCode.INVALID_PARAMETER));
      if (!rootUnknown
          && !code.equals(ResponseCode.PARAMETER_NOT_SUPPORTED)
          && !code.equals(ResponseCode.SPECIFICATION_BY_FORMAT_UNSUPPORTED)) {
        throw refused;
      }
    }
    List<ObjectHandle> inFolder = new ArrayList<>();
    for (ObjectHandle handle :
        objects.handles(StorageId.ALL, ObjectFormatCode.ANY, ObjectHandle.NONE)) {
      ObjectInfo info = objects.info(handle);
      boolean inRoot =
          info.parent().equals(ObjectHandle.NONE) || info.parent().raw() == storage.raw();
      if (info.storageId().equals(storage)
          && (folder.equals(ObjectHandle.ALL) ? inRoot : info.parent().equals(folder))) {
        inFolder.add(handle);
      }
    }
    return inFolder;
  }

  static String[] parts(String path) {
    return path.replaceFirst("^/+", "").split("/+", -1);
  }

  Optional<CameraFile> find(String path) throws IOException {
    String[] parts = parts(path);
    for (StorageId storage : stores()) {
      Optional<CameraFile> found = findIn(storage, parts);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  Optional<CameraFile> findIn(StorageId storage, String... parts) throws IOException {
    ObjectHandle folder = ObjectHandle.ALL;
    String path = "";
    Optional<CameraFile> found = Optional.empty();
    for (String part : parts) {
      found =
          folder(storage, folder, path).stream()
              .filter(file -> file.name().equalsIgnoreCase(part))
              .findFirst();
      if (found.isEmpty()) {
        return found;
      }
      folder = found.get().handle();
      path = found.get().path();
    }
    return found;
  }
}
