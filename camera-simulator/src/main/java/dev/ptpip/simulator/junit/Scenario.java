package dev.ptpip.simulator.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A camera for a parameter of a test or of a lifecycle method, or for a field, of type {@code
 * VirtualCamera}. It is started before {@code @BeforeEach}, listens at a free port of the loopback
 * interface, and is stopped and judged after {@code @AfterEach}: the scenario's expectations hold,
 * all rules have fired, nobody broke the protocol. One in a static field is shared by the tests of
 * its class and begins anew before each of them.
 *
 * <pre>{@code
 * @Test
 * void resumesAfterWifiDrop(@Scenario("wedding.yaml") VirtualCamera camera) { … }
 * }</pre>
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ScenarioExtension.class)
public @interface Scenario {
  /**
   * The scenario file: a resource beside the test class, a resource from the root of the class
   * path, or a path from the working directory. Empty for a camera without one.
   */
  String value() default "";
}
