package io.neosync.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The fixtures that are in the database when a test begins, beside what was there before the first
 * test. A method's seed takes the place of its class's; nested classes and subclasses without one
 * have that of their outer class or superclass.
 *
 * <p>Each seed is read and written once; after that, the tables that a test changed are put back
 * from memory. The tables that a fixture fills are emptied before, and so are those that reference
 * them.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Seed {

  /** Folders or files of the class path, as {@code Fixtures.classpath} takes them. */
  String[] value();
}
