package io.neosync.junit;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The data source of a test's Spring context. Spring is called by reflection: this module does not
 * depend on it.
 */
final class SpringBeans {

  private static final String EXTENSION =
      "org.springframework.test.context.junit.jupiter.SpringExtension";

  private SpringBeans() {}

  /** The one bean of type {@link DataSource}; empty where the test does not use Spring. */
  static Optional<DataSource> dataSource(ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    Optional<Class<?>> spring =
        Stream.<Class<?>>iterate(testClass, type -> type != null, Class::getEnclosingClass)
            .flatMap(
                type ->
                    AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class).stream())
            .flatMap(extensions -> Stream.<Class<?>>of(extensions.value()))
            .filter(extension -> extension.getName().equals(EXTENSION))
            .findFirst();
    return spring.map(extension -> bean(extension, context));
  }

  private static DataSource bean(Class<?> spring, ExtensionContext context) {
    try {
      Object beans =
          spring.getMethod("getApplicationContext", ExtensionContext.class).invoke(null, context);
      Class<?> factory =
          Class.forName(
              "org.springframework.beans.factory.BeanFactory", true, spring.getClassLoader());
      return (DataSource) factory.getMethod("getBean", Class.class).invoke(beans, DataSource.class);
    } catch (InvocationTargetException e) {
      throw new ExtensionConfigurationException(
          "%s has no @SyncTo field, and its Spring context gives no DataSource: %s"
              .formatted(
                  context.getRequiredTestClass().getName(), e.getTargetException().getMessage()),
          e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new ExtensionConfigurationException(
          "this version of Spring's test support is not known: " + e.getMessage(), e);
    }
  }
}
