package dev.ptpip.simulator.store;

/**
 * A place for the files of one shot: RAW and JPEG share it.
 *
 * @param folderNumber 100 to 999
 * @param fileNumber 1 to 9999
 * @param folder the folder's name in {@code DCIM}
 * @param stem the files' name without suffix
 */
public record DcfName(int folderNumber, int fileNumber, String folder, String stem) {}
