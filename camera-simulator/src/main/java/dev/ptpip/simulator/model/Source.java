package dev.ptpip.simulator.model;

/**
 * Where facts of a model come from.
 *
 * @param url a public address
 * @param what what was taken from there
 */
public record Source(String url, String what) {}
