package dev.ptpip.pcap.record;

import java.time.InstantSource;
import java.util.function.LongFunction;

/**
 * How a recording is made.
 *
 * @param clock gives the times of frames: the host's, or that of a camera whose time is its own
 * @param addresses which addresses are written
 * @param application who records, for whoever opens the capture
 * @param interfaceName where the frames are said to come from
 * @param sequences the first sequence numbers of each connection, by its number from 1
 */
public record RecorderOptions(
    InstantSource clock,
    Addresses addresses,
    String application,
    String interfaceName,
    LongFunction<InitialSequence> sequences) {

  /** Real time and real addresses. */
  public static RecorderOptions by(String application) {
    return new RecorderOptions(
        InstantSource.system(), Addresses.AS_THEY_ARE, application, "ptpip", InitialSequence::of);
  }

  /** The same with another clock. */
  public RecorderOptions withClock(InstantSource newClock) {
    return new RecorderOptions(newClock, addresses, application, interfaceName, sequences);
  }

  /** The same with other addresses. */
  public RecorderOptions withAddresses(Addresses newAddresses) {
    return new RecorderOptions(clock, newAddresses, application, interfaceName, sequences);
  }

  /** The same with other first sequence numbers. */
  public RecorderOptions withSequences(LongFunction<InitialSequence> newSequences) {
    return new RecorderOptions(clock, addresses, application, interfaceName, newSequences);
  }
}
