package dev.ptpip.simulator.scenario;

/**
 * A character of a file.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
record Place(int line, int column) {}
