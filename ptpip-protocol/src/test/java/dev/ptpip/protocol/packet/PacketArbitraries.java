package dev.ptpip.protocol.packet;

import dev.ptpip.protocol.code.EventCode;
import dev.ptpip.protocol.code.OperationCode;
import dev.ptpip.protocol.code.ResponseCode;
import dev.ptpip.protocol.io.Bytes;
import dev.ptpip.protocol.value.ConnectionNumber;
import dev.ptpip.protocol.value.Guid;
import dev.ptpip.protocol.value.ProtocolVersion;
import dev.ptpip.protocol.value.TransactionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of legal packets: one per permitted type of {@link Packet}. */
public final class PacketArbitraries {
  private PacketArbitraries() {}

  /** Any legal packet. */
  public static Arbitrary<Packet> packets() {
    return Arbitraries.oneOf(List.copyOf(byType().values()));
  }

  /** The generator of every type. */
  public static Map<Class<?>, Arbitrary<? extends Packet>> byType() {
    Map<Class<?>, Arbitrary<? extends Packet>> all = new LinkedHashMap<>();
    all.put(
        InitCommandRequest.class,
        Combinators.combine(guids(), names(), versions()).as(InitCommandRequest::new));
    all.put(
        InitCommandAck.class,
        Combinators.combine(
                Arbitraries.integers().map(ConnectionNumber::new), guids(), names(), versions())
            .as(InitCommandAck::new));
    all.put(
        InitEventRequest.class,
        Arbitraries.integers().map(ConnectionNumber::new).map(InitEventRequest::new));
    all.put(InitEventAck.class, Arbitraries.just(new InitEventAck()));
    all.put(InitFail.class, Arbitraries.of(InitFail.Reason.values()).map(InitFail::new));
    all.put(
        OperationRequest.class,
        Combinators.combine(
                Arbitraries.integers().between(1, 3),
                codes().map(OperationCode::new),
                ids(),
                parameters(OperationRequest.MAX_PARAMETERS))
            .as(OperationRequest::new));
    all.put(
        OperationResponse.class,
        Combinators.combine(
                codes().map(ResponseCode::new), ids(), parameters(OperationResponse.MAX_PARAMETERS))
            .as(OperationResponse::new));
    all.put(
        Event.class,
        Combinators.combine(codes().map(EventCode::new), ids(), parameters(Event.MAX_PARAMETERS))
            .as(Event::new));
    all.put(StartData.class, Combinators.combine(ids(), Arbitraries.longs()).as(StartData::new));
    all.put(Data.class, Combinators.combine(ids(), payloads()).as(Data::new));
    all.put(Cancel.class, ids().map(Cancel::new));
    all.put(EndData.class, Combinators.combine(ids(), payloads()).as(EndData::new));
    all.put(ProbeRequest.class, Arbitraries.just(new ProbeRequest()));
    all.put(ProbeResponse.class, Arbitraries.just(new ProbeResponse()));
    all.put(
        UnknownPacket.class,
        Combinators.combine(
                Arbitraries.integers().filter(type -> type < 1 || type > 14), payloads())
            .as(UnknownPacket::new));
    return all;
  }

  private static Arbitrary<Guid> guids() {
    return bytes(Guid.LENGTH, Guid.LENGTH).map(Guid::new);
  }

  /** Letters, CJK, surrogate pairs: every unit but NUL. */
  private static Arbitrary<String> names() {
    return Arbitraries.oneOf(
            Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(39),
            Arbitraries.strings().withCharRange('\u4E00', '\u9FFF').ofMaxLength(39),
            Arbitraries.strings().withCharRange('\u0001', '\uFFFF').ofMaxLength(39))
        .withoutEdgeCases();
  }

  /** Those that do not deviate from the standard: major number 1. */
  private static Arbitrary<ProtocolVersion> versions() {
    return Arbitraries.integers()
        .between(0, 0xFFFF)
        .map(minor -> new ProtocolVersion(0x1_0000 | minor));
  }

  private static Arbitrary<Integer> codes() {
    return Arbitraries.integers().between(0, 0xFFFF);
  }

  private static Arbitrary<TransactionId> ids() {
    return Arbitraries.integers().map(TransactionId::new);
  }

  private static Arbitrary<List<Integer>> parameters(int max) {
    return Arbitraries.integers().list().ofMaxSize(max).withoutEdgeCases();
  }

  private static Arbitrary<Bytes> payloads() {
    return bytes(0, 300);
  }

  private static Arbitrary<Bytes> bytes(int min, int max) {
    return Arbitraries.bytes()
        .array(byte[].class)
        .ofMinSize(min)
        .ofMaxSize(max)
        .map(Bytes::copyOf)
        .withoutEdgeCases();
  }
}
