package dev.ptpip.client.object;

import java.nio.file.Path;

/**
 * A finished transfer into a file.
 *
 * @param file where it is
 * @param bytes size of the object
 * @param resumedAt first byte that was fetched this time; 0 unless an earlier part was used
 */
public record Download(Path file, long bytes, long resumedAt) {}
