package io.neosync.junit;

import io.neosync.Destination;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The database that a test's annotations are about.
 *
 * @param value a data source or a destination
 * @param field the name of its field; empty where it is a bean
 * @param name what it is called in messages
 * @param scope for how long it is this database
 */
record Target(Object value, String field, String name, ExtensionContext scope) {

  /** Two targets are one database's where they have the same object. */
  private record Key(Object value) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.value == value;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(value);
    }
  }

  /** Every database of a test. */
  static List<Target> of(ExtensionContext context) {
    List<Field> fields = TargetFields.of(context.getRequiredTestClass());
    return fields.isEmpty()
        ? List.of(bean(context))
        : fields.stream().map(field -> of(field, context)).toList();
  }

  private static Target of(Field field, ExtensionContext context) {
    return new Target(
        TargetFields.value(field, context),
        field.getName(),
        "@SyncTo " + TargetFields.named(field),
        TargetFields.isStatic(field) ? outermost(context) : lifetime(context));
  }

  private static Target bean(ExtensionContext context) {
    return SpringBeans.dataSource(context)
        .map(
            bean ->
                new Target(bean, "", "the DataSource of the Spring context", outermost(context)))
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    "%s has no database to seed: mark a field of type DataSource or Destination with @SyncTo"
                        .formatted(context.getRequiredTestClass().getName())));
  }

  /** The context of the class around all others. */
  private static ExtensionContext outermost(ExtensionContext context) {
    ExtensionContext outermost = context;
    for (Optional<ExtensionContext> parent = context.getParent();
        parent.isPresent() && parent.get().getTestClass().isPresent();
        parent = parent.get().getParent()) {
      outermost = parent.get();
    }
    return outermost;
  }

  /** The context in which the test's instance is made. */
  private static ExtensionContext lifetime(ExtensionContext context) {
    return context.getTestInstanceLifecycle().orElse(Lifecycle.PER_METHOD) == Lifecycle.PER_CLASS
        ? outermost(context)
        : context;
  }

  SeededDatabase database(ExtensionContext context) throws Exception {
    ExtensionContext.Store store = scope.getStore(NeosyncExtension.NAMESPACE);
    Key key = new Key(value);
    SeededDatabase known = store.get(key, SeededDatabase.class);
    if (known != null) {
      return known;
    }
    Destination destination = Engines.destination(value, name);
    SharedDatabases.Shared shared = SharedDatabases.of(context).find(destination);
    return store.getOrComputeIfAbsent(
        key, absent -> new SeededDatabase(destination, shared), SeededDatabase.class);
  }
}
