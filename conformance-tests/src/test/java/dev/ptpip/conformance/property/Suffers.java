package dev.ptpip.conformance.property;

import dev.ptpip.conformance.run.Permission;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a property asks of its target; a real camera that may not suffer it is left alone. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Suffers {
  /** What the target has to suffer. */
  Permission[] value();
}
