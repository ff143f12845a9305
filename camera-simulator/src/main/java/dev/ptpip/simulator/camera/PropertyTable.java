package dev.ptpip.simulator.camera;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.dataset.DevicePropDesc;
import dev.ptpip.protocol.dataset.PropertyAccess;
import dev.ptpip.protocol.dataset.PropertyForm;
import dev.ptpip.protocol.dataset.PropertyValue;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.io.DataReader;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.simulator.model.CameraModel;
import dev.ptpip.simulator.model.PropertyDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The device properties of one camera: what the model says, and what has changed since. The same
 * for all sessions, and kept when they end (MTP 1.1 §5.1.2). Changes take effect as a whole and are
 * then told to the listeners in their order, outside of the lock. Guarded by {@code lock}.
 */
public final class PropertyTable {
  private static final int WAITING_COMMITS = 4096;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<DevicePropertyCode, PropertyState> states = new LinkedHashMap<>();
  private final Map<DevicePropertyCode, LiveValue> live = new ConcurrentHashMap<>();
  private final Map<DevicePropertyCode, List<PropertyCoupling>> couplings =
      new ConcurrentHashMap<>();
  private final Map<DevicePropertyCode, List<PropertyGuard>> guards = new ConcurrentHashMap<>();
  private final Announcer<PropertyCommit> announcer =
      new Announcer<>("property change", WAITING_COMMITS);

  /** The properties of {@code model} with the values that it starts with. */
  public PropertyTable(CameraModel model) {
    for (PropertyDefinition definition : model.properties()) {
      states.put(definition.code(), PropertyState.of(definition));
    }
  }

  /** Every property, in the order of the model. */
  public List<DevicePropertyCode> codes() {
    lock.lock();
    try {
      return List.copyOf(states.keySet());
    } finally {
      lock.unlock();
    }
  }

  /** What the model says of a property, if it has it. */
  public Optional<PropertyDefinition> find(DevicePropertyCode property) {
    return Optional.ofNullable(state(property)).map(PropertyState::definition);
  }

  /** The property as it is now, if the camera has it: the data of GetDevicePropDesc. */
  public Optional<DevicePropDesc> describe(DevicePropertyCode property) {
    PropertyState state = state(property);
    return state == null ? Optional.empty() : Optional.of(state.describe(current(state)));
  }

  /** The current value, if the camera has the property: the data of GetDevicePropValue. */
  public Optional<PropertyValue> value(DevicePropertyCode property) {
    @Nullable PropertyState state = state(property);
    return state == null ? Optional.empty() : Optional.of(current(state));
  }

  /**
   * The current value of an integer property.
   *
   * @throws IllegalArgumentException if the camera has no such property
   * @throws IllegalStateException if it is no integer
   */
  public long number(DevicePropertyCode property) {
    return value(property)
        .orElseThrow(() -> new IllegalArgumentException("no property " + property))
        .longValue();
  }

  private @Nullable PropertyState state(DevicePropertyCode property) {
    lock.lock();
    try {
      return states.get(property);
    } finally {
      lock.unlock();
    }
  }

  private PropertyValue current(PropertyState state) {
    LiveValue worked = live.get(state.code());
    return worked == null ? state.value() : worked.read();
  }

  /**
   * Sets a value as it came in the data phase of SetDevicePropValue.
   *
   * @return as {@link #set(DevicePropertyCode, PropertyValue, Origin)}; Invalid_DeviceProp_Format
   *     also if the bytes are fewer or more than one value of the type
   */
  public ResponseCode set(DevicePropertyCode property, Bytes data, Origin origin) {
    PropertyState state = state(property);
    if (state == null) {
      return ResponseCode.DEVICE_PROP_NOT_SUPPORTED;
    }
    if (!mayWrite(state, origin)) {
      return ResponseCode.ACCESS_DENIED;
    }
    try {
      DataReader in = DataReader.of(data, DecodePolicy.LENIENT);
      PropertyValue value = PropertyValue.read(state.definition().type(), in, "DevicePropValue");
      return in.remaining() == 0
          ? set(property, regular(value), origin)
          : ResponseCode.INVALID_DEVICE_PROP_FORMAT;
    } catch (DecodeException e) {
      return ResponseCode.INVALID_DEVICE_PROP_FORMAT;
    }
  }

  /** A string in the form of the standard, however it was written. */
  private static PropertyValue regular(PropertyValue value) {
    return value instanceof PropertyValue.Text text ? PropertyValue.text(text.text()) : value;
  }

  /**
   * Sets a value. An initiator may only set what can be set, what the form allows and what no guard
   * refuses; a hand on the body what the form allows; the camera anything.
   *
   * @return OK; DeviceProp_Not_Supported; Access_Denied; Invalid_DeviceProp_Format for another
   *     type; Invalid_DeviceProp_Value, or what a guard says (MTP 1.1 §D.2.22)
   */
  public ResponseCode set(DevicePropertyCode property, PropertyValue value, Origin origin) {
    LiveValue worked = live.get(property);
    if (worked != null) {
      return setLive(property, worked, value, origin);
    }
    ResponseCode verdict;
    lock.lock();
    try {
      verdict = check(property, value, origin);
      if (verdict.equals(ResponseCode.OK)) {
        commit(origin, List.of(edit -> direct(edit, property, value, origin)));
      }
    } finally {
      lock.unlock();
    }
    announcer.deliver();
    return verdict;
  }

  /** The initiator that sets a value is not told of it. */
  private static void direct(
      PropertyEdit edit, DevicePropertyCode property, PropertyValue value, Origin origin) {
    if (origin == Origin.HOST) {
      edit.setQuietly(property, value);
    } else {
      edit.set(property, value);
    }
  }

  private ResponseCode setLive(
      DevicePropertyCode property, LiveValue worked, PropertyValue value, Origin origin) {
    PropertyValue before = worked.read();
    ResponseCode verdict = check(property, value, origin);
    if (verdict.equals(ResponseCode.OK)) {
      verdict = worked.write(value);
    }
    if (verdict.equals(ResponseCode.OK) && !value.equals(before)) {
      announcer.announce(
          new PropertyCommit(
              origin,
              List.of(new PropertyChange.ValueChanged(property, before, value)),
              origin == Origin.HOST ? List.of() : List.of(property)));
    }
    return verdict;
  }

  private static boolean mayWrite(PropertyState state, Origin origin) {
    return origin != Origin.HOST || state.access() == PropertyAccess.GET_SET;
  }

  private ResponseCode check(DevicePropertyCode property, PropertyValue value, Origin origin) {
    PropertyState state = state(property);
    if (state == null) {
      return ResponseCode.DEVICE_PROP_NOT_SUPPORTED;
    }
    if (!mayWrite(state, origin)) {
      return ResponseCode.ACCESS_DENIED;
    }
    if (!state.hasType(value)) {
      return ResponseCode.INVALID_DEVICE_PROP_FORMAT;
    }
    if (origin != Origin.CAMERA && !state.form().allows(value)) {
      return ResponseCode.INVALID_DEVICE_PROP_VALUE;
    }
    return origin == Origin.HOST ? guarded(property, value) : ResponseCode.OK;
  }

  private ResponseCode guarded(DevicePropertyCode property, PropertyValue value) {
    return guards.getOrDefault(property, List.of()).stream()
        .map(guard -> guard.check(value))
        .filter(verdict -> !verdict.equals(ResponseCode.OK))
        .findFirst()
        .orElse(ResponseCode.OK);
  }

  /**
   * Sets the factory default, as ResetDevicePropValue of one property (MTP 1.1 §D.2.23).
   *
   * @return OK, DeviceProp_Not_Supported, Access_Denied, or what a guard says
   */
  public ResponseCode reset(DevicePropertyCode property, Origin origin) {
    PropertyState state = state(property);
    if (state == null) {
      return ResponseCode.DEVICE_PROP_NOT_SUPPORTED;
    }
    if (state.access() != PropertyAccess.GET_SET) {
      return ResponseCode.ACCESS_DENIED;
    }
    PropertyValue value = state.definition().defaultValue();
    ResponseCode verdict = origin == Origin.HOST ? guarded(property, value) : ResponseCode.OK;
    if (!verdict.equals(ResponseCode.OK)) {
      return verdict;
    }
    LiveValue worked = live.get(property);
    if (worked != null) {
      return setLive(property, worked, value, origin);
    }
    edit(origin, edit -> direct(edit, property, value, origin));
    return ResponseCode.OK;
  }

  /**
   * Sets the factory default of every property that can be set, except DateTime and what a guard
   * keeps, as ResetDevicePropValue(0xFFFFFFFF) (MTP 1.1 §D.2.23).
   */
  public void resetAll(Origin origin) {
    edit(
        origin,
        edit -> {
          for (PropertyState state : List.copyOf(states.values())) {
            PropertyValue value = state.definition().defaultValue();
            if (state.access() == PropertyAccess.GET_SET
                && !live.containsKey(state.code())
                && guarded(state.code(), value).equals(ResponseCode.OK)) {
              direct(edit, state.code(), value, origin);
            }
          }
        });
  }

  /** Gives the camera's own state a value, inside the form or not; initiators hear of it. */
  public void override(DevicePropertyCode property, PropertyValue value) {
    edit(Origin.CAMERA, edit -> edit.set(property, value));
  }

  /** Gives the camera's own state a number; initiators hear of it. */
  public void override(DevicePropertyCode property, long number) {
    edit(Origin.CAMERA, edit -> edit.set(property, number));
  }

  /** Changes which values can be set; initiators hear of it. */
  public void override(DevicePropertyCode property, PropertyForm form) {
    edit(Origin.CAMERA, edit -> edit.form(property, form));
  }

  /** Changes whether initiators can set it; initiators hear of it. */
  public void override(DevicePropertyCode property, PropertyAccess access) {
    edit(Origin.CAMERA, edit -> edit.access(property, access));
  }

  /** Changes several things at once. Live values can't be edited. */
  public void edit(Origin origin, Consumer<? super PropertyEdit> changes) {
    editInOrder(origin, List.of(changes));
  }

  /**
   * Changes several things at once, each with the consequences of those before it; nothing is
   * changed if one of them throws.
   */
  public void editInOrder(Origin origin, List<? extends Consumer<? super PropertyEdit>> changes) {
    lock.lock();
    try {
      commit(origin, changes);
    } finally {
      lock.unlock();
    }
    announcer.deliver();
  }

  /** Whether the value is worked out when someone asks. */
  boolean isWorkedOut(DevicePropertyCode property) {
    return live.containsKey(property);
  }

  private void commit(Origin origin, List<? extends Consumer<? super PropertyEdit>> changes) {
    PropertyTransaction transaction =
        new PropertyTransaction(
            origin, states, property -> couplings.getOrDefault(property, List.of()));
    for (Consumer<? super PropertyEdit> change : changes) {
      change.accept(transaction);
      transaction.settle();
    }
    Optional<PropertyCommit> commit = transaction.commit();
    states.putAll(transaction.states());
    commit.ifPresent(announcer::enqueue);
  }

  /** Calls {@code coupling} within every change of the value of {@code property}. */
  public void couple(DevicePropertyCode property, PropertyCoupling coupling) {
    List<PropertyCoupling> fresh = new CopyOnWriteArrayList<>();
    List<PropertyCoupling> known = couplings.putIfAbsent(property, fresh);
    (known == null ? fresh : known).add(coupling);
  }

  /** Asks {@code guard} before an initiator sets {@code property}. */
  public void guard(DevicePropertyCode property, PropertyGuard guard) {
    guards.computeIfAbsent(property, any -> new CopyOnWriteArrayList<>()).add(guard);
  }

  /** Works the value of {@code property} out from now on; the last call for a property counts. */
  public void live(DevicePropertyCode property, LiveValue value) {
    live.put(property, value);
  }

  /** Calls {@code listener} after every change, in the order of the changes. */
  public Subscription subscribe(Consumer<? super PropertyCommit> listener) {
    return announcer.subscribe(listener);
  }
}
