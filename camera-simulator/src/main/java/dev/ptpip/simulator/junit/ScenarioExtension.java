package dev.ptpip.simulator.junit;

import dev.ptpip.simulator.VirtualCamera;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Gives cameras to parameters and fields with {@link Scenario}. */
public final class ScenarioExtension
    implements ParameterResolver,
        TestInstancePostProcessor,
        BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback {
  private static final String SHARED = "shared";

  /** JUnit makes it. */
  public ScenarioExtension() {}

  // ---- cameras of one context

  /** The cameras of one test, or those that the tests of a class share. */
  private static final class Cameras {
    private final List<TestCamera> all = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
  }

  private static Cameras cameras(ExtensionContext context) {
    return store(context).getOrComputeIfAbsent("cameras", key -> new Cameras(), Cameras.class);
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(Namespace.create(ScenarioExtension.class, context.getUniqueId()));
  }

  private static TestCamera camera(AnnotatedElement place, ExtensionContext context) {
    Scenario scenario = place.getAnnotation(Scenario.class);
    return new TestCamera(
        VirtualCamera.builder()
            .scenario(ScenarioFiles.find(scenario.value(), context.getRequiredTestClass())));
  }

  // ---- parameters

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    if (!parameter.isAnnotated(Scenario.class)) {
      return false;
    }
    checkType(parameter.getParameter().getType());
    if (parameter.getDeclaringExecutable() instanceof Constructor) {
      throw new ExtensionConfigurationException(
          "@Scenario is for fields and for parameters of methods, not of constructors");
    }
    return true;
  }

  private static void checkType(Class<?> type) {
    if (type != VirtualCamera.class && type != TestCamera.class) {
      throw new ExtensionConfigurationException(
          "@Scenario is for a VirtualCamera, not for a " + type.getName());
    }
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Cameras cameras = cameras(context);
    int known = cameras.parameters.indexOf(parameter.getParameter());
    if (known >= 0) {
      return cameras.all.get(known);
    }
    try {
      return add(cameras, parameter.getParameter(), context);
    } catch (IOException e) {
      throw new ExtensionConfigurationException("the camera can't be started", e);
    }
  }

  private static TestCamera add(Cameras cameras, Parameter parameter, ExtensionContext context)
      throws IOException {
    TestCamera camera = camera(parameter, context);
    cameras.parameters.add(parameter);
    cameras.all.add(camera);
    camera.start();
    return camera;
  }

  // ---- fields

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context)
      throws IllegalAccessException {
    for (Field field : fields(instance.getClass())) {
      if (!Modifier.isStatic(field.getModifiers())) {
        field.set(instance, camera(field, context));
      }
    }
  }

  private static List<Field> fields(Class<?> test) {
    List<Field> fields =
        ReflectionSupport.findFields(
            test,
            field -> field.isAnnotationPresent(Scenario.class),
            HierarchyTraversalMode.TOP_DOWN);
    for (Field field : fields) {
      checkType(field.getType());
      if (Modifier.isFinal(field.getModifiers())) {
        throw new ExtensionConfigurationException("@Scenario field " + field + " is final");
      }
      field.setAccessible(true);
    }
    return fields;
  }

  private static List<TestCamera> ofFields(ExtensionContext context, boolean shared)
      throws IllegalAccessException {
    List<TestCamera> found = new ArrayList<>();
    List<Object> instances = new ArrayList<>();
    context.getTestInstances().ifPresent(all -> instances.addAll(all.getAllInstances()));
    for (Object instance : instances) {
      for (Field field : fields(instance.getClass())) {
        if (Modifier.isStatic(field.getModifiers()) == shared) {
          found.add((TestCamera) field.get(instance));
        }
      }
    }
    return found;
  }

  // ---- before and after

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    for (Field field : fields(context.getRequiredTestClass())) {
      if (Modifier.isStatic(field.getModifiers()) && field.get(null) == null) {
        TestCamera camera = camera(field, context);
        field.set(null, camera);
        camera.beforeAll(context);
        shared(context).all.add(camera);
      }
    }
  }

  private static Cameras shared(ExtensionContext context) {
    return store(context).getOrComputeIfAbsent(SHARED, key -> new Cameras(), Cameras.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    for (TestCamera camera : ofFields(context, true)) {
      camera.beforeEach(context);
    }
    for (TestCamera camera : ofFields(context, false)) {
      camera.beforeEach(context);
    }
    Method test = context.getRequiredTestMethod();
    for (Parameter parameter : test.getParameters()) {
      if (parameter.isAnnotationPresent(Scenario.class)) {
        checkType(parameter.getType());
        add(cameras(context), parameter, context);
      }
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    List<TestCamera> all = new ArrayList<>(cameras(context).all);
    all.addAll(ofFields(context, false));
    all.addAll(ofFields(context, true));
    afterEach(all, context);
  }

  /** Each of them is judged and ended, whatever becomes of the others. */
  private static void afterEach(List<TestCamera> cameras, ExtensionContext context)
      throws IOException {
    AssertionError first = null;
    for (TestCamera camera : cameras) {
      try {
        camera.afterEach(context);
      } catch (AssertionError notGood) {
        if (first == null) {
          first = notGood;
        } else {
          first.addSuppressed(notGood);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    for (TestCamera camera : shared(context).all) {
      camera.afterAll(context);
    }
    for (Field field : fields(context.getRequiredTestClass())) {
      if (Modifier.isStatic(field.getModifiers())
          && shared(context).all.contains(field.get(null))) {
        field.set(null, null);
      }
    }
    for (TestCamera camera : cameras(context).all) { // of @BeforeAll
      camera.end();
    }
  }
}
