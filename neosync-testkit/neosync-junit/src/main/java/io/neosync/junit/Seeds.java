package io.neosync.junit;

import io.neosync.Destination;
import io.neosync.DestinationOption;
import io.neosync.Sync;
import io.neosync.SyncBuilder;
import io.neosync.junit.fixtures.Fixtures;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** The seeds of a test: its method's, or else those of the nearest class. */
  private record Found(List<Seed> seeds, String where) {

    static Found of(ExtensionContext context) {
      Class<?> testClass = context.getRequiredTestClass();
      Method method = context.getRequiredTestMethod();
      List<Seed> seeds = AnnotationSupport.findRepeatableAnnotations(method, Seed.class);
      String where = testClass.getSimpleName() + "." + method.getName();
      for (@Nullable Class<?> type = testClass;
          seeds.isEmpty() && type != null;
          type = type.getEnclosingClass()) {
        seeds = AnnotationSupport.findRepeatableAnnotations(type, Seed.class);
        where = type.getSimpleName();
      }
      return new Found(seeds, where);
    }
  }

  /**
   * The seed of each of a test's databases that has one.
   *
   * @throws ExtensionConfigurationException if it is unclear, or wrong, which database is meant
   */
  static Map<Target, Seeds> of(ExtensionContext context, List<Target> targets) {
    Found found = Found.of(context);
    ClassLoader loader = Objects.requireNonNull(context.getRequiredTestClass().getClassLoader());
    Map<Target, Seeds> seeds = new LinkedHashMap<>();
    for (Seed seed : found.seeds()) {
      List<String> paths = List.of(seed.value());
      if (paths.isEmpty() || paths.stream().anyMatch(String::isBlank)) {
        throw new ExtensionConfigurationException(
            "@Seed of " + found.where() + " names no fixture");
      }
      Target target = target(seed, found, targets);
      if (seeds.put(target, new Seeds(paths, loader)) != null) {
        throw new ExtensionConfigurationException(
            "%s has several @Seed for %s; name all fixtures in one"
                .formatted(found.where(), target.name()));
      }
    }
    return seeds;
  }

  private static Target target(Seed seed, Found found, List<Target> targets) {
    if (seed.to().isEmpty() && targets.size() == 1) {
      return targets.get(0);
    }
    List<String> fields = targets.stream().map(Target::field).toList();
    return targets.stream()
        .filter(target -> target.field().equals(seed.to()) && !seed.to().isEmpty())
        .findFirst()
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    seed.to().isEmpty()
                        ? "@Seed of %s does not say which of the @SyncTo fields %s it is for: add to = \"%s\""
                            .formatted(found.where(), fields, fields.get(0))
                        : "@Seed of %s is for a @SyncTo field %s, and there are %s"
                            .formatted(found.where(), seed.to(), fields)));
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
