package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.ProtectionStatus;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;
import dev.ptpip.simulator.store.StoreChange.ObjectInfoChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes what is known of an object: protection, name, references (MTP 1.1 §D.2.18, §D.2.32 to
 * §D.2.34). Runs under the store's lock.
 */
final class Editing {
  private final StoreState state;

  Editing(StoreState state) {
    this.state = state;
  }

  /** Protection can be changed on what is protected. */
  ResponseCode protect(ObjectHandle handle, int protectionCode, ChangeOrigin origin) {
    Outcome<Node> found = state.object(handle);
    if (!found.isOk()) {
      return found.code();
    }
    if (ProtectionStatus.of(protectionCode).isEmpty()) {
      return ResponseCode.INVALID_PARAMETER;
    }
    Node node = found.value();
    ResponseCode allowed = allowed(node, origin);
    if (allowed.equals(ResponseCode.OK)) {
      node.protection = protectionCode;
      publish(node, origin);
    }
    return allowed;
  }

  ResponseCode rename(ObjectHandle handle, String name) {
    Outcome<Node> found = state.object(handle);
    if (!found.isOk()) {
      return found.code();
    }
    Node node = found.value();
    ResponseCode allowed = allowed(node, ChangeOrigin.HOST);
    if (!allowed.equals(ResponseCode.OK)) {
      return allowed;
    }
    FolderNode folder = node.parent();
    if (node.isReadOnly()) {
      return ResponseCode.OBJECT_WRITE_PROTECTED;
    }
    if (folder == null) {
      return ResponseCode.ACCESS_DENIED;
    }
    if (!FileNames.isAcceptable(name)) {
      return ResponseCode.INVALID_OBJECT_PROP_VALUE;
    }
    Optional<Node> namesake = folder.child(name);
    if (namesake.isPresent() && namesake.get() != node) {
      return ResponseCode.ACCESS_DENIED;
    }
    folder.rename(node, name);
    node.modificationDate = state.stamp();
    publish(node, ChangeOrigin.HOST);
    return ResponseCode.OK;
  }

  Outcome<List<ObjectHandle>> references(ObjectHandle handle) {
    return state
        .object(handle)
        .map(node -> node.references.stream().filter(this::isLive).map(Node::handle).toList());
  }

  private boolean isLive(Node node) {
    return state.handles().find(node.handle()).filter(found -> found == node).isPresent();
  }

  ResponseCode references(ObjectHandle handle, List<ObjectHandle> targets) {
    Outcome<Node> found = state.object(handle);
    if (!found.isOk()) {
      return found.code();
    }
    List<Node> nodes = new ArrayList<>();
    for (ObjectHandle target : targets) {
      Outcome<Node> node = state.object(target);
      if (!node.isOk()) {
        return ResponseCode.INVALID_OBJECT_REFERENCE;
      }
      nodes.add(node.value());
    }
    Node node = found.value();
    ResponseCode allowed = allowed(node, ChangeOrigin.HOST);
    if (!allowed.equals(ResponseCode.OK)) {
      return allowed;
    }
    if (node.isReadOnly()) {
      return ResponseCode.OBJECT_WRITE_PROTECTED;
    }
    node.references = List.copyOf(nodes);
    publish(node, ChangeOrigin.HOST);
    return ResponseCode.OK;
  }

  /** Takes up the present size of a file that grew. */
  void grown(ObjectHandle handle, long size) {
    Outcome<Node> found = state.object(handle);
    if (found.isOk() && found.value() instanceof FileNode file) {
      state
          .slotOf(file)
          .flatMap(Slot::card)
          .ifPresent(card -> card.reallocate(file, Card.allocation(size)));
      file.modificationDate = state.stamp();
    }
  }

  private ResponseCode allowed(Node node, ChangeOrigin origin) {
    return state
        .slotOf(node)
        .map(slot -> origin == ChangeOrigin.HOST ? slot.hostMayWrite() : slot.cameraMayWrite())
        .orElse(ResponseCode.OK);
  }

  private void publish(Node node, ChangeOrigin origin) {
    StorageId storage = state.slotOf(node).map(Slot::mediumId).orElse(StorageId.NONE);
    state.changes().add(new ObjectInfoChanged(node.handle(), storage, origin));
  }
}
