package io.neosync.junit;

import io.neosync.Destination;
import io.neosync.DestinationOption;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.junit.fixtures.Fixtures;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The fixtures that annotations name.
 *
 * @param paths in the class path of {@code loader}
 */
record Seeds(List<String> paths, ClassLoader loader) {

  /** The seed of a test: its method's, or else that of the nearest class. */
  static Optional<Seeds> of(ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    Method method = context.getRequiredTestMethod();
    Optional<Seed> seed = AnnotationSupport.findAnnotation(method, Seed.class);
    String where = testClass.getSimpleName() + "." + method.getName();
    for (@Nullable Class<?> type = testClass;
        seed.isEmpty() && type != null;
        type = type.getEnclosingClass()) {
      seed = AnnotationSupport.findAnnotation(type, Seed.class);
      where = type.getSimpleName();
    }
    if (seed.isEmpty()) {
      return Optional.empty();
    }
    List<String> paths = List.of(seed.get().value());
    if (paths.isEmpty() || paths.stream().anyMatch(String::isBlank)) {
      throw new ExtensionConfigurationException("@Seed of " + where + " names no fixture");
    }
    return Optional.of(new Seeds(paths, Objects.requireNonNull(testClass.getClassLoader())));
  }

  Sync sync(Destination destination) {
    Fixtures fixtures =
        paths.stream()
            .map(path -> Fixtures.classpath(path, loader))
            .reduce(Fixtures::and)
            .orElseThrow();
    SyncBuilder sync = Sync.from(fixtures).to(destination);
    if (destination.capabilities().supports(DestinationOption.TRUNCATE_CASCADE)) {
      sync.truncateCascade();
    }
    return sync.build();
  }
}
