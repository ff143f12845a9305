package dev.ptpip.conformance.fuzz;

import dev.ptpip.conformance.run.Permission;
import dev.ptpip.protocol.code.DataDirection;
import dev.ptpip.protocol.code.OperationCode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The operations that may be asked for. From a real camera only what reads, and what the user has
 * allowed besides; never, from any target, what switches it off, resets it or empties its cards.
 */
final class Pool {
  private static final Set<Integer> NEVER = Set.of(0x1000, 0x100F, 0x1010, 0x1011, 0x1013, 0x9812);

  /** They are put where a conversation needs them. */
  private static final Set<OperationCode> PLACED =
      Set.of(OperationCode.OPEN_SESSION, OperationCode.CLOSE_SESSION);

  private static final Set<Integer> CAPTURES = Set.of(0x100E, 0x101C, 0x1018);

  /** No operation has these codes, and none is of a maker. */
  private static final List<Integer> MEANINGLESS = List.of(0x0000, 0x1FFE, 0x2001, 0x4002, 0x5001);

  private static final int MAKERS = 0x9000;

  private final List<OperationCode> operations;

  Pool(Ground ground) {
    operations =
        ground.info().operations().stream()
            .filter(each -> isAllowed(each, ground) && !PLACED.contains(each))
            .sorted(java.util.Comparator.comparingInt(OperationCode::raw))
            .toList();
  }

  private static boolean isAllowed(OperationCode operation, Ground ground) {
    if (NEVER.contains(operation.raw())) {
      return false;
    }
    Optional<Permission> asks = permission(operation, ground);
    return asks.isPresent() ? ground.allowed().contains(asks.get()) : ground.isSimulator();
  }

  /** What an operation asks for; empty if nobody can tell. */
  private static Optional<Permission> permission(OperationCode operation, Ground ground) {
    if (operation.equals(OperationCode.SET_DEVICE_PROP_VALUE)) {
      return Optional.of(Permission.SETTINGS);
    }
    if (operation.equals(OperationCode.SEND_OBJECT_INFO)
        || operation.equals(OperationCode.SEND_OBJECT)) {
      return Optional.of(Permission.WRITE);
    }
    if (CAPTURES.contains(operation.raw())) {
      return Optional.of(Permission.SHOOT);
    }
    boolean reads =
        ground
            .codes()
            .find(operation)
            .filter(
                info ->
                    info.name().startsWith("Get")
                        && (info.direction() == DataDirection.FROM_RESPONDER
                            || operation.equals(OperationCode.GET_NUM_OBJECTS)))
            .isPresent();
    return reads ? Optional.of(Permission.READ) : Optional.empty();
  }

  /** The operations, in the order of their codes. */
  List<OperationCode> operations() {
    return operations;
  }

  /** Those of them that the standard has, which any target knows best. */
  List<OperationCode> standard() {
    return operations.stream().filter(each -> each.raw() < MAKERS).toList();
  }

  /** Codes that a request may have in place of the right one. */
  List<Integer> codes() {
    List<Integer> all = new java.util.ArrayList<>(MEANINGLESS);
    operations.forEach(each -> all.add(each.raw()));
    PLACED.forEach(each -> all.add(each.raw()));
    all.sort(null);
    return all;
  }
}
