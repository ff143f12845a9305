package dev.ptpip.simulator.store;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.protocol.dataset.AssociationType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An association with its members in the order of their arrival. Guarded by the store's lock. */
final class FolderNode extends Node {
  /** Bytes that a folder's directory takes. */
  static final long ALLOCATION = 32_768;

  private final Set<Node> children = new LinkedHashSet<>();

  /** Names in lower case; a folder of the host can hold several that differ in case only. */
  private final Map<String, Node> names = new HashMap<>();

  private boolean hasTwins;

  FolderNode(String name, String identity) {
    super(name, identity, ALLOCATION);
    associationType = AssociationType.GENERIC_FOLDER.code();
  }

  @Override
  ObjectFormatCode format() {
    return ObjectFormatCode.ASSOCIATION;
  }

  Collection<Node> children() {
    return Collections.unmodifiableSet(children);
  }

  /** The member with this name, whatever its case: cards have file systems that ignore it. */
  Optional<Node> child(String name) {
    return Optional.ofNullable(names.get(key(name)));
  }

  Optional<FolderNode> folder(String name) {
    return names.get(key(name)) instanceof FolderNode folder
        ? Optional.of(folder)
        : Optional.empty();
  }

  void add(Node child) {
    children.add(child);
    hasTwins |= names.putIfAbsent(key(child.name()), child) != null;
    child.parent(this);
  }

  void remove(Node child) {
    children.remove(child);
    forget(child);
    child.parent(null);
  }

  void rename(Node child, String name) {
    forget(child);
    child.name(name);
    names.put(key(name), child);
  }

  private void forget(Node child) {
    String key = key(child.name());
    if (names.remove(key, child) && hasTwins) {
      children.stream()
          .filter(other -> other != child && key(other.name()).equals(key))
          .findFirst()
          .ifPresent(other -> names.put(key, other));
    }
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Everything below, parents before their members, without this folder. */
  List<Node> below() {
    List<Node> below = new ArrayList<>();
    Deque<Node> waiting = new ArrayDeque<>();
    pushAll(waiting);
    while (!waiting.isEmpty()) {
      Node next = waiting.pop();
      below.add(next);
      if (next instanceof FolderNode folder) {
        folder.pushAll(waiting);
      }
    }
    return below;
  }

  /** Onto a stack, so that the first child is taken first. */
  private void pushAll(Deque<Node> stack) {
    Node[] inOrder = children.toArray(new Node[0]);
    for (int i = inOrder.length - 1; i >= 0; i--) {
      stack.push(inOrder[i]);
    }
  }
}
