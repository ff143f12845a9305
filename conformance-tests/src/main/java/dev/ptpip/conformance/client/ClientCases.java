package dev.ptpip.conformance.client;

import java.util.ArrayList;
import java.util.List;

/** The cases for clients, in their order. */
public final class ClientCases {
  private static final List<ClientCase> ALL = collect();

  private ClientCases() {}

  /** All of them. */
  public static List<ClientCase> all() {
    return ALL;
  }

  private static List<ClientCase> collect() {
    List<ClientCase> all = new ArrayList<>();
    PlainCases.add(all);
    IdentityCases.add(all);
    SessionCases.add(all);
    DataCases.add(all);
    SentDataCases.add(all);
    GivingUpCases.add(all);
    EventCases.add(all);
    RecoveryCases.add(all);
    return List.copyOf(all);
  }

  /** A case for a rule of the book. */
  static ClientCase of(String id, String group, String title, Scene scene, ClientCase.Body body) {
    return new ClientCase(
        id,
        title,
        group,
        Basis.rule(id.replaceFirst("\\[.*", "")),
        scene,
        ClientCase.Premise.ALWAYS,
        body);
  }
}
