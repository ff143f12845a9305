package dev.ptpip.simulator;

import dev.ptpip.pcap.record.Addresses;
import java.nio.file.Path;

/** Where to record to. */
record RecordingTarget(Path file, Addresses addresses) {}
