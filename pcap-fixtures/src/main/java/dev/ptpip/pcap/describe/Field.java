package dev.ptpip.pcap.describe;

/**
 * A part of a dataset under its name.
 *
 * @param name the standard's or the vendor's name, {@code StorageID}
 * @param value what is in it
 */
public record Field(String name, Shown value) {}
