package dev.ptpip.simulator.scenario;

import dev.ptpip.simulator.scenario.CardPlan.Files;
import dev.ptpip.simulator.scenario.CardPlan.Free;
import dev.ptpip.simulator.scenario.CardPlan.Lock;
import dev.ptpip.simulator.scenario.CardPlan.Presence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts a {@link CardPlan} together, as {@code card(c -> c.free(2))}. Confined to one thread. */
public final class CardChoices {
  private Presence presence = Presence.IN;
  private Optional<Files> files = Optional.empty();
  private OptionalLong size = OptionalLong.empty();
  private Optional<Free> free = Optional.empty();
  private Lock lock = Lock.OPEN;
  private final List<String> protectedFiles = new ArrayList<>();

  /** The usual card. */
  public CardChoices() {}

  /** There is none. */
  public CardChoices none() {
    presence = Presence.OUT;
    return this;
  }

  /** It is empty. */
  public CardChoices empty() {
    files = Optional.of(new Files.None());
    return this;
  }

  /** The files of a folder are on it. */
  public CardChoices files(Path folder) {
    files = Optional.of(new Files.Folder(folder));
    return this;
  }

  /** Its capacity in bytes. */
  public CardChoices size(long bytes) {
    size = OptionalLong.of(bytes);
    return this;
  }

  /** Room for so many more pictures is left. */
  public CardChoices free(int images) {
    free = Optional.of(new Free.Images(images));
    return this;
  }

  /** Room for so many more bytes is left. */
  public CardChoices freeBytes(long bytes) {
    free = Optional.of(new Free.Size(bytes));
    return this;
  }

  /** Its write-protect switch is on. */
  public CardChoices locked() {
    lock = Lock.LOCKED;
    return this;
  }

  /** These files can't be deleted; {@code *} for all. */
  public CardChoices protect(String... names) {
    protectedFiles.addAll(Arrays.asList(names));
    return this;
  }

  /** The plan. */
  public CardPlan plan() {
    return new CardPlan(presence, files, size, free, lock, protectedFiles);
  }
}
