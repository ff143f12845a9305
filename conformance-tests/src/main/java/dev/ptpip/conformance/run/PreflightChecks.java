package dev.ptpip.conformance.run;

import dev.ptpip.conformance.probe.Answer;
import dev.ptpip.conformance.probe.ProbeSession;
import dev.ptpip.protocol.code.DevicePropertyCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.dataset.StorageInfo;
import dev.ptpip.protocol.io.DecodeException;
import dev.ptpip.protocol.io.DecodePolicy;
import dev.ptpip.protocol.value.StorageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at battery, card and mode of a camera over a session that is open, reading only. */
final class PreflightChecks {
  private static final int LOW_BATTERY = 15;
  private static final long LITTLE_SPACE = 64L * 1024 * 1024;
  private static final Map<Integer, String> MODES =
      Map.of(1, "M", 2, "P", 3, "A", 4, "S", 5, "creative", 6, "action", 7, "portrait");

  private final ProbeSession session;
  private final TargetFacts facts;
  private final Set<Permission> allowed;
  private final List<Preflight.Check> checks = new ArrayList<>();

  PreflightChecks(ProbeSession session, TargetFacts facts, Set<Permission> allowed) {
    this.session = session;
    this.facts = facts;
    this.allowed = allowed;
  }

  /** {@code open} says whether OpenSession was answered OK. */
  Preflight run(boolean open) {
    if (!open) {
      add("session", Preflight.State.WARNING, "OpenSession was refused", "");
      return new Preflight(checks);
    }
    battery();
    card();
    mode();
    return new Preflight(checks);
  }

  private void battery() {
    value(DevicePropertyCode.BATTERY_LEVEL)
        .filter(answer -> answer.data().size() == 1)
        .ifPresent(
            answer -> {
              int percent = answer.data().at(0);
              if (percent < LOW_BATTERY) {
                add(
                    "battery",
                    Preflight.State.WARNING,
                    percent + " %",
                    "Charge it: cameras refuse live view and captures when it is low.");
              } else {
                add("battery", Preflight.State.OK, percent + " %", "");
              }
            });
  }

  private void card() {
    boolean needed = allowed.contains(Permission.SHOOT) || allowed.contains(Permission.WRITE);
    if (facts.stores().isEmpty()) {
      add(
          "card",
          Preflight.State.WARNING,
          "none",
          "Put a card in: without one, cases about objects do not apply.");
      return;
    }
    for (StorageId store : facts.stores()) {
      info(store)
          .ifPresent(
              info -> {
                String text = gigabytes(info.freeSpace()) + " free";
                boolean tight = info.freeSpace() < LITTLE_SPACE;
                add(
                    "card",
                    tight && needed ? Preflight.State.WARNING : Preflight.State.OK,
                    text,
                    tight && needed ? "Make room: cases that write need 64 MB." : "");
              });
    }
  }

  private void mode() {
    value(DevicePropertyCode.EXPOSURE_PROGRAM_MODE)
        .filter(answer -> answer.data().size() == 2)
        .ifPresent(
            answer -> {
              int mode = answer.data().at(0) | answer.data().at(1) << 8;
              String word = MODES.getOrDefault(mode, "0x%04X".formatted(mode));
              boolean manual = mode == 1;
              add(
                  "mode",
                  manual || !allowed.contains(Permission.SETTINGS)
                      ? Preflight.State.OK
                      : Preflight.State.WARNING,
                  word,
                  manual || !allowed.contains(Permission.SETTINGS)
                      ? ""
                      : "Turn the dial to M: in other modes exposure can't be set.");
            });
  }

  private Optional<Answer> value(DevicePropertyCode property) {
    if (!facts.supports(property)) {
      return Optional.empty();
    }
    return Optional.of(session.call(OperationCode.GET_DEVICE_PROP_VALUE, property.raw()))
        .filter(Answer::isOk);
  }

  private Optional<StorageInfo> info(StorageId store) {
    Answer answer = session.call(OperationCode.GET_STORAGE_INFO, store.raw());
    try {
      return answer.isOk()
          ? Optional.of(StorageInfo.decode(answer.data(), DecodePolicy.LENIENT))
          : Optional.empty();
    } catch (DecodeException unreadable) {
      return Optional.empty();
    }
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  private void add(String what, Preflight.State state, String text, String fix) {
    checks.add(new Preflight.Check(what, state, text, fix));
  }
}
