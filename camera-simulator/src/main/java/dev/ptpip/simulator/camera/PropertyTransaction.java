package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One change of a property table with its consequences; confined to the table's lock. */
final class PropertyTransaction implements PropertyEdit {
  /** More value changes than this in one transaction are couplings that chase each other. */
  private static final int MAX_CHANGES = 10_000;

  private final Origin origin;
  private final Map<DevicePropertyCode, PropertyState> before;
  private final Function<DevicePropertyCode, List<PropertyCoupling>> couplings;
  private final Map<DevicePropertyCode, PropertyState> after = new LinkedHashMap<>();
  private final Set<DevicePropertyCode> announced = new LinkedHashSet<>();
  private final Queue<PropertyChange.ValueChanged> consequences = new ArrayDeque<>();
  private int valueChanges;

  PropertyTransaction(
      Origin origin,
      Map<DevicePropertyCode, PropertyState> before,
      Function<DevicePropertyCode, List<PropertyCoupling>> couplings) {
    this.origin = origin;
    this.before = before;
    this.couplings = couplings;
  }

  private @Nullable PropertyState state(DevicePropertyCode property) {
    PropertyState edited = after.get(property);
    return edited == null ? before.get(property) : edited;
  }

  @Override
  public Optional<PropertyValue> value(DevicePropertyCode property) {
    return Optional.ofNullable(state(property)).map(PropertyState::value);
  }

  @Override
  public Optional<PropertyForm> form(DevicePropertyCode property) {
    return Optional.ofNullable(state(property)).map(PropertyState::form);
  }

  @Override
  public Optional<DevicePropDesc> describe(DevicePropertyCode property) {
    return Optional.ofNullable(state(property)).map(state -> state.describe(state.value()));
  }

  @Override
  public void set(DevicePropertyCode property, PropertyValue value) {
    if (change(property, value)) {
      announced.add(property);
    }
  }

  @Override
  public void set(DevicePropertyCode property, long number) {
    PropertyState state = state(property);
    if (state != null) {
      set(property, PropertyValue.of(state.definition().type(), number));
    }
  }

  @Override
  public void follow(DevicePropertyCode property, PropertyValue value) {
    if (change(property, value) && origin != Origin.HOST) {
      announced.add(property);
    }
  }

  @Override
  public void setQuietly(DevicePropertyCode property, PropertyValue value) {
    change(property, value);
  }

  @Override
  public void form(DevicePropertyCode property, PropertyForm form) {
    if (replace(property, state -> state.withForm(form))) {
      announced.add(property);
    }
  }

  @Override
  public void access(DevicePropertyCode property, PropertyAccess access) {
    if (replace(property, state -> state.withAccess(access)) && origin != Origin.HOST) {
      announced.add(property);
    }
  }

  private boolean replace(DevicePropertyCode property, UnaryOperator<PropertyState> edit) {
    PropertyState old = state(property);
    if (old == null) {
      return false;
    }
    PropertyState edited = edit.apply(old);
    if (edited.equals(old)) {
      return false;
    }
    edited.describe(edited.value()); // refuses a form of another type
    after.put(property, edited);
    return true;
  }

  private boolean change(DevicePropertyCode property, PropertyValue value) {
    PropertyState old = state(property);
    if (old == null) {
      return false;
    }
    if (!old.hasType(value)) {
      throw new IllegalArgumentException(
          "%s is of type %s, not 0x%04X"
              .formatted(property, old.definition().type(), value.typeCode()));
    }
    if (old.value().equals(value)) {
      return false;
    }
    if (++valueChanges > MAX_CHANGES) {
      throw new IllegalStateException("couplings never come to rest, last at " + property);
    }
    after.put(property, old.withValue(value));
    consequences.add(new PropertyChange.ValueChanged(property, old.value(), value));
    return true;
  }

  /** Works out all consequences. */
  void settle() {
    for (PropertyChange.ValueChanged change = consequences.poll();
        change != null;
        change = consequences.poll()) {
      for (PropertyCoupling coupling : couplings.apply(change.property())) {
        coupling.changed(change, this);
      }
    }
  }

  /** The states that are to replace the present ones. */
  Map<DevicePropertyCode, PropertyState> states() {
    return after;
  }

  /** What is different in the end; empty if everything went back to what it was. */
  Optional<PropertyCommit> commit() {
    List<PropertyChange> changes = new ArrayList<>();
    for (PropertyState now : after.values()) {
      DevicePropertyCode code = now.code();
      PropertyState was = before.get(code);
      if (was == null) {
        continue;
      }
      if (was.access() != now.access()) {
        changes.add(new PropertyChange.AccessChanged(code, was.access(), now.access()));
      }
      if (!was.form().equals(now.form())) {
        changes.add(new PropertyChange.FormChanged(code, was.form(), now.form()));
      }
      if (!was.value().equals(now.value())) {
        changes.add(new PropertyChange.ValueChanged(code, was.value(), now.value()));
      }
    }
    Set<DevicePropertyCode> different = new LinkedHashSet<>();
    changes.forEach(change -> different.add(change.property()));
    announced.retainAll(different);
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(new PropertyCommit(origin, changes, List.copyOf(announced)));
  }
}
