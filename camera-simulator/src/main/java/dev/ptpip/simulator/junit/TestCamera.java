package dev.ptpip.simulator.junit;

import dev.ptpip.pcap.record.Addresses;
import dev.ptpip.simulator.VirtualCamera;
import dev.ptpip.simulator.VirtualCameraBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A camera that JUnit starts, judges and stops: what {@code build()} of the builder gives where
 * JUnit is there. Registered in an instance field it lives for one test; in a static field, or with
 * one instance of the class for all tests, it is shared and begins anew before each test.
 */
public final class TestCamera extends VirtualCamera
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  private final Path recording;
  private final AtomicInteger classes = new AtomicInteger();
  private boolean fresh;

  /** A camera as planned, not started. */
  public TestCamera(VirtualCameraBuilder plan) {
    this(plan, temporary());
  }

  private TestCamera(VirtualCameraBuilder plan, Path recording) {
    super(recorded(plan, recording));
    this.recording = recording;
  }

  private static Path temporary() {
    try {
      Path file = Files.createTempFile("camera-simulator", ".pcapng");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("no room for a recording", e);
    }
  }

  private static VirtualCameraBuilder recorded(VirtualCameraBuilder plan, Path recording) {
    return plan.copy().record(recording, Addresses.AS_THEY_ARE);
  }

  /** Everything that went over its connections since it began. */
  Path recording() {
    return recording;
  }

  // ---- what JUnit calls

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    if (classes.getAndIncrement() == 0) {
      start();
      fresh = true;
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    if (!isShared()) {
      start();
    } else if (!fresh) {
      reset();
    }
    fresh = false;
  }

  private boolean isShared() {
    return classes.get() > 0;
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    try {
      Judgement.of(this, context);
    } finally {
      if (!isShared()) {
        end();
      }
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (classes.decrementAndGet() == 0) {
      end();
    }
  }

  /** Stops it and forgets the recording. */
  void end() throws IOException {
    close();
    Files.deleteIfExists(recording);
  }
}
