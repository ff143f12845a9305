package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.value.ObjectHandle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a store with one card should do, written down as plainly as possible: a table of objects,
 * and every question answered by going through all of it.
 */
final class ModelStore {
  /** An object; {@code parent} is {@link ObjectHandle#NONE} in the root. */
  record Entry(ObjectHandle parent, String name, boolean folder, int content, boolean locked) {
    Entry in(ObjectHandle other) {
      return new Entry(other, name, folder, content, locked);
    }

    Entry called(String other) {
      return new Entry(parent, other, folder, content, locked);
    }

    Entry locked(boolean other) {
      return new Entry(parent, name, folder, content, other);
    }
  }

  final Map<ObjectHandle, Entry> objects = new LinkedHashMap<>();
  final Set<ObjectHandle> everSeen = new HashSet<>();
  boolean inserted = true;
  boolean readOnly;

  Optional<Entry> find(ObjectHandle handle) {
    return inserted ? Optional.ofNullable(objects.get(handle)) : Optional.empty();
  }

  private boolean taken(ObjectHandle parent, String name, ObjectHandle except) {
    return objects.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getValue().parent().equals(parent)
                    && entry.getValue().name().equalsIgnoreCase(name)
                    && !entry.getKey().equals(except));
  }

  private Optional<ResponseCode> badParent(ObjectHandle parent, ObjectHandle root) {
    if (parent.equals(root)) {
      return Optional.empty();
    }
    Optional<Entry> entry = find(parent);
    if (entry.isEmpty()) {
      return Optional.of(ResponseCode.INVALID_OBJECT_HANDLE);
    }
    return entry.get().folder()
        ? Optional.empty()
        : Optional.of(ResponseCode.INVALID_PARENT_OBJECT);
  }

  private Optional<ResponseCode> unwritable() {
    if (!inserted) {
      return Optional.of(ResponseCode.STORE_NOT_AVAILABLE);
    }
    return readOnly ? Optional.of(ResponseCode.STORE_READ_ONLY) : Optional.empty();
  }

  ResponseCode upload(ObjectHandle parent, String name) {
    ObjectHandle folder = parent.equals(ObjectHandle.ALL) ? ObjectHandle.NONE : parent;
    return unwritable()
        .or(() -> badParent(parent, ObjectHandle.ALL))
        .or(
            () ->
                taken(folder, name, ObjectHandle.NONE)
                        || find(folder).filter(Entry::locked).isPresent()
                    ? Optional.of(ResponseCode.ACCESS_DENIED)
                    : Optional.empty())
        .orElse(ResponseCode.OK);
  }

  void add(ObjectHandle handle, Entry entry) {
    if (!everSeen.add(handle)) {
      throw new AssertionError(handle + " was used before");
    }
    objects.put(handle, entry);
  }

  private List<ObjectHandle> members(ObjectHandle folder) {
    return objects.keySet().stream()
        .filter(handle -> Objects.requireNonNull(objects.get(handle)).parent().equals(folder))
        .toList();
  }

  private boolean within(ObjectHandle handle, ObjectHandle folder) {
    for (ObjectHandle at = handle;
        !at.equals(ObjectHandle.NONE);
        at = Objects.requireNonNull(objects.get(at)).parent()) {
      if (at.equals(folder)) {
        return true;
      }
    }
    return false;
  }

  /** Numbers of objects that were deleted and kept. */
  private int[] remove(ObjectHandle handle, boolean underLock) {
    Entry entry = Objects.requireNonNull(objects.get(handle));
    int[] sum = new int[2];
    for (ObjectHandle member : List.copyOf(members(handle))) {
      int[] part = remove(member, underLock || entry.locked());
      sum[0] += part[0];
      sum[1] += part[1];
    }
    if (underLock || entry.locked()) {
      sum[1]++;
    } else if (sum[1] == 0) {
      objects.remove(handle);
      sum[0]++;
    }
    return sum;
  }

  private static ResponseCode deleted(int[] sum) {
    if (sum[1] == 0) {
      return ResponseCode.OK;
    }
    return sum[0] == 0 ? ResponseCode.OBJECT_WRITE_PROTECTED : ResponseCode.PARTIAL_DELETION;
  }

  private boolean underLock(ObjectHandle handle) {
    ObjectHandle at = Objects.requireNonNull(objects.get(handle)).parent();
    while (!at.equals(ObjectHandle.NONE)) {
      Entry entry = Objects.requireNonNull(objects.get(at));
      if (entry.locked()) {
        return true;
      }
      at = entry.parent();
    }
    return false;
  }

  ResponseCode delete(ObjectHandle handle) {
    if (find(handle).isEmpty()) {
      return ResponseCode.INVALID_OBJECT_HANDLE;
    }
    return readOnly ? ResponseCode.STORE_READ_ONLY : deleted(remove(handle, underLock(handle)));
  }

  ResponseCode deleteAll() {
    Optional<ResponseCode> refused = unwritable();
    if (refused.isPresent()) {
      return refused.get();
    }
    int[] sum = new int[2];
    for (ObjectHandle root : List.copyOf(members(ObjectHandle.NONE))) {
      int[] part = remove(root, false);
      sum[0] += part[0];
      sum[1] += part[1];
    }
    return deleted(sum);
  }

  ResponseCode protect(ObjectHandle handle, boolean locked) {
    Optional<Entry> entry = find(handle);
    if (entry.isEmpty()) {
      return ResponseCode.INVALID_OBJECT_HANDLE;
    }
    if (readOnly) {
      return ResponseCode.STORE_READ_ONLY;
    }
    objects.put(handle, entry.get().locked(locked));
    return ResponseCode.OK;
  }

  ResponseCode rename(ObjectHandle handle, String name) {
    Optional<Entry> entry = find(handle);
    if (entry.isEmpty()) {
      return ResponseCode.INVALID_OBJECT_HANDLE;
    }
    if (readOnly) {
      return ResponseCode.STORE_READ_ONLY;
    }
    if (entry.get().locked()) {
      return ResponseCode.OBJECT_WRITE_PROTECTED;
    }
    if (taken(entry.get().parent(), name, handle)) {
      return ResponseCode.ACCESS_DENIED;
    }
    objects.put(handle, entry.get().called(name));
    return ResponseCode.OK;
  }

  private ResponseCode mayGo(ObjectHandle handle, ObjectHandle parent) {
    if (find(handle).isEmpty()) {
      return ResponseCode.INVALID_OBJECT_HANDLE;
    }
    Optional<ResponseCode> bad = badParent(parent, ObjectHandle.NONE);
    if (bad.isPresent()) {
      return bad.get();
    }
    if (within(parent, handle)) {
      return ResponseCode.INVALID_PARENT_OBJECT;
    }
    return readOnly ? ResponseCode.STORE_READ_ONLY : ResponseCode.OK;
  }

  ResponseCode move(ObjectHandle handle, ObjectHandle parent) {
    ResponseCode code = mayGo(handle, parent);
    if (!code.equals(ResponseCode.OK)) {
      return code;
    }
    Entry entry = find(handle).orElseThrow();
    if (entry.locked()) {
      return ResponseCode.OBJECT_WRITE_PROTECTED;
    }
    if (!entry.parent().equals(parent) && taken(parent, entry.name(), handle)) {
      return ResponseCode.ACCESS_DENIED;
    }
    objects.put(handle, entry.in(parent));
    return ResponseCode.OK;
  }

  ResponseCode copy(ObjectHandle handle, ObjectHandle parent) {
    ResponseCode code = mayGo(handle, parent);
    if (!code.equals(ResponseCode.OK)) {
      return code;
    }
    return taken(parent, find(handle).orElseThrow().name(), ObjectHandle.NONE)
        ? ResponseCode.ACCESS_DENIED
        : ResponseCode.OK;
  }

  /** Adds the copy that the real store made, whose handles are told by {@code real}. */
  void copied(ObjectHandle original, ObjectHandle parent, ObjectHandle copy, TestStore real) {
    Entry entry = Objects.requireNonNull(objects.get(original));
    List<ObjectHandle> originals = members(original);
    add(copy, entry.in(parent).locked(false));
    if (!entry.folder()) {
      return;
    }
    List<ObjectHandle> copies = new ArrayList<>(real.in(copy));
    for (ObjectHandle member : originals) {
      String name = Objects.requireNonNull(objects.get(member)).name();
      ObjectHandle twin =
          copies.stream()
              .filter(handle -> real.info(handle).fileName().equals(name))
              .findFirst()
              .orElseThrow();
      copied(member, copy, twin, real);
    }
  }
}
