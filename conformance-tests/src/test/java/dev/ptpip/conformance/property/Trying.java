package dev.ptpip.conformance.property;

import dev.ptpip.conformance.run.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.FixedSeedMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.opentest4j.TestAbortedException;

/**
 * How often properties are tried and with which seed: as they say themselves and with the same seed
 * each time, unless {@code -Dptpip.tries=1000} and {@code -Dptpip.seed=42} or {@code
 * -Dptpip.seed=random} say otherwise. A failure prints the seed. Skips what the target may not
 * suffer.
 */
final class Trying implements SkipExecutionHook, AroundPropertyHook {
  private static final String USUAL_SEED = "1907";
  private static final String RANDOM = "random";

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public SkipResult shouldBeSkipped(LifecycleContext context) {
    Optional<Suffers> suffers = context.findAnnotation(Suffers.class);
    List<Permission> missing =
        suffers.map(each -> Arrays.asList(each.value())).orElse(List.of()).stream()
            .filter(each -> !Bench.allows(each))
            .toList();
    return missing.isEmpty()
        ? SkipResult.doNotSkip()
        : SkipResult.skip(
            context.label() + ": a real camera needs -Dptpip.allow=" + missing.get(0).word());
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    String seed = System.getProperty("ptpip.seed", USUAL_SEED);
    if (!seed.equals(RANDOM)) {
      context.attributes().setSeed(seed);
      context.attributes().setWhenFixedSeed(FixedSeedMode.ALLOW);
    }
    context.attributes().setAfterFailure(AfterFailureMode.RANDOM_SEED);
    Optional.ofNullable(Integer.getInteger("ptpip.tries"))
        .ifPresent(tries -> context.attributes().setTries(tries));
    PropertyExecutionResult result = property.execute();
    boolean nothing = result.countTries() > 0 && result.countChecks() == 0;
    return nothing && Bench.isHardware()
        ? result.mapToAborted(
            new TestAbortedException(context.label() + ": the target does not offer it"))
        : result;
  }
}
