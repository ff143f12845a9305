package dev.ptpip.conformance.client;

/**
 * What a client did otherwise than wanted.
 *
 * @param wanted what it should have done
 * @param got what it did
 */
public record Shortcoming(String wanted, String got) {}
