package io.neosync.junit;

import io.neosync.Destination;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Finds the fields that hold a test's databases. */
final class TargetFields {

  private TargetFields() {}

  /** The fields of the class, its superclasses or, where these have none, the class around it. */
  static List<Field> of(Class<?> testClass) {
    for (@Nullable Class<?> outer = testClass; outer != null; outer = outer.getEnclosingClass()) {
      for (@Nullable Class<?> type = outer; type != null; type = type.getSuperclass()) {
        Class<?> declaring = type;
        List<Field> fields =
            AnnotationSupport.findAnnotatedFields(
                type,
                SyncTo.class,
                field -> field.getDeclaringClass() == declaring,
                HierarchyTraversalMode.TOP_DOWN);
        if (!fields.isEmpty()) {
          fields.forEach(TargetFields::checked);
          return fields;
        }
      }
    }
    return List.of();
  }

  private static void checked(Field field) {
    if (!DataSource.class.isAssignableFrom(field.getType())
        && !Destination.class.isAssignableFrom(field.getType())) {
      throw new ExtensionConfigurationException(
          "@SyncTo %s is a %s; it takes a DataSource or a Destination"
              .formatted(named(field), field.getType().getName()));
    }
  }

  static boolean isStatic(Field field) {
    return Modifier.isStatic(field.getModifiers());
  }

  /** The field's value in the test that runs. */
  static Object value(Field field, ExtensionContext context) {
    @Nullable Object owner = isStatic(field) ? null : owner(field, context);
    try {
      field.setAccessible(true);
      Object value = field.get(owner);
      if (value == null) {
        throw new ExtensionConfigurationException(
            "@SyncTo %s is null when the test begins; give it a value in %s"
                .formatted(
                    named(field),
                    isStatic(field)
                        ? "its declaration or in a @BeforeAll method"
                        : "its declaration or in the constructor"));
      }
      return value;
    } catch (IllegalAccessException e) {
      throw new ExtensionConfigurationException(
          "@SyncTo " + named(field) + " is not accessible", e);
    }
  }

  /** Of a test and the instances of the classes around it, the one that has the field. */
  private static Object owner(Field field, ExtensionContext context) {
    return context.getRequiredTestInstances().getAllInstances().stream()
        .filter(field.getDeclaringClass()::isInstance)
        .reduce((outer, inner) -> inner)
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    "@SyncTo " + named(field) + " has no instance in this test"));
  }

  static String named(Field field) {
    return field.getDeclaringClass().getSimpleName() + "." + field.getName();
  }
}
