package dev.ptpip.simulator.store;

/**
 * A card at a glance.
 *
 * @param folder where the next picture goes, {@code DCIM/100D5300}
 * @param files number of files in all folders
 * @param room pictures that still fit at the present settings
 */
public record CardSummary(String folder, int files, long room) {}
