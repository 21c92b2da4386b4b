package io.neosync.junit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * What JUnit can know, before anything runs, of the databases that classes share: the fields that
 * hold them. Databases that are reached through several fields are told apart when tests run.
 */
final class FieldLocks implements ResourceLocksProvider {

  @Override
  public Set<Lock> provideForClass(Class<?> testClass) {
    return locks(testClass);
  }

  @Override
  public Set<Lock> provideForNestedClass(List<Class<?>> enclosing, Class<?> testClass) {
    return locks(testClass);
  }

  private static Set<Lock> locks(Class<?> testClass) {
    try {
      return TargetFields.of(testClass).stream()
          .map(
              field ->
                  new Lock(
                      "neosync " + field.getDeclaringClass().getName() + "." + field.getName()))
          .collect(Collectors.toSet());
    } catch (ExtensionConfigurationException e) {
      // Thrown from here it would end the whole run; the class's own tests will tell.
      return Set.of();
    }
  }
}
