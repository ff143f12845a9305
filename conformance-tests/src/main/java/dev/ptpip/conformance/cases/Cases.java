package dev.ptpip.conformance.cases;

import dev.ptpip.conformance.run.Catalogue;
import java.util.List;

/** The catalogue: all groups, in the order in which they are run. */
public final class Cases {
  private static final Catalogue ALL =
      new Catalogue(
          List.of( // a line for each
              InitCases.GROUP, //
              FrameCases.GROUP, //
              TransactionCases.GROUP, //
              DataCases.GROUP, //
              CancelCases.GROUP, //
              EventCases.GROUP, //
              ProbeCases.GROUP, //
              CloseCases.GROUP, //
              SessionCases.GROUP, //
              DeviceInfoCases.GROUP, //
              StorageCases.GROUP, //
              EnumerationCases.GROUP, //
              ObjectCases.GROUP, //
              EditCases.GROUP, //
              SendCases.GROUP, //
              CaptureCases.GROUP, //
              PropertyCases.GROUP, //
              DeviceCases.GROUP, //
              ObjectPropertyCases.GROUP, //
              ExtensionCases.GROUP, //
              EncodingCases.GROUP, //
              EventMeaningCases.GROUP, //
              ErrorCases.GROUP, //
              DiscoveryCases.GROUP, //
              NikonCases.GROUP, //
              LibgphotoCases.GROUP));

  private Cases() {}

  /** All cases for responders. */
  public static Catalogue responders() {
    return ALL;
  }
}
