package dev.ptpip.simulator.capture;

import dev.ptpip.protocol.code.ObjectFormatCode;
import dev.ptpip.simulator.store.ObjectContent;

/**
 * One of the files that a shot gives.
 *
 * @param suffix of the file name without dot
 * @param format its object format
 * @param content the bytes, made when they are first asked for
 */
public record ShotFile(String suffix, ObjectFormatCode format, ObjectContent content) {}
