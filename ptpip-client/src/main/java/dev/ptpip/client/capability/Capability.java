package dev.ptpip.client.capability;

/**
 * A feature that some cameras have; asked for with {@link
 * dev.ptpip.client.CameraSession#capability}.
 */
public interface Capability {}
