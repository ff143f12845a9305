package dev.ptpip.conformance.probe;

import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.value.ObjectHandle;
import dev.ptpip.protocol.value.StorageId;

/**
 * A hand on the body of a camera that has none but can be told: turns dials, takes cards out. Those
 * who start a simulator bring it along; hardware has none.
 */
public interface Hand {

  /** Something that is done to the body. */
  sealed interface Act {}

  /** Takes the card of a slot out. */
  record EjectCard(int slot) implements Act {}

  /** Puts the card of a slot back. */
  record InsertCard(int slot) implements Act {}

  /** Makes a card with so many pictures and puts it into the slot. */
  record InsertNewCard(int slot, int pictures) implements Act {}

  /** Leaves so many bytes free on the card of a slot. */
  record FillCard(int slot, long freeBytes) implements Act {}

  /** Makes a card read-only (1), read-only with deletion (2), or writable (0). */
  record CardAccess(int slot, int access) implements Act {}

  /** Turns something so that a property has the next of its values. */
  record Turn(DevicePropertyCode property) implements Act {}

  /** Sets the charge of the battery in percent. */
  record Battery(int percent) implements Act {}

  /** Presses the shutter. */
  record PressShutter() implements Act {}

  /** Deletes an object with the camera's own buttons. */
  record DeleteObject(ObjectHandle handle) implements Act {}

  /** Protects an object with the camera's own buttons. */
  record ProtectObject(ObjectHandle handle) implements Act {}

  /** Puts a sparse object of this size onto a store. */
  record AddObject(StorageId store, long bytes) implements Act {}

  /** Lets the PTP session end on the camera's side; the connections stay. */
  record EndSession() implements Act {}

  /** Switches the camera on again. */
  record SwitchOn() implements Act {}

  /** Admits only initiators that are known already. */
  record RequirePairing() implements Act {}

  /** Undoes {@link RequirePairing}. */
  record AdmitEverybody() implements Act {}

  /** Everything back to where it was when the camera was started. */
  record Restore() implements Act {}

  /** What became of it. */
  enum Outcome {
    /** It is done. */
    DONE,
    /** This hand or this body can't do that. */
    UNABLE
  }

  /** Does it; returns when it is done. */
  Outcome perform(Act act);
}
