package io.neosync.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The fixtures that are in the database when a test begins, beside what was there before the first
 * test. A method's seed takes the place of its class's; nested classes and subclasses without one
 * have that of their outer class or superclass.
 *
 * <p>Each seed is read and written once; after that, the tables that a test changed are put back
 * from memory. The tables that a fixture fills are emptied before; on PostgreSQL, so are those that
 * reference them, which on other engines must be empty. Documents are added to those that a
 * collection has, and replace the ones of their {@code _id}.
 */
@Documented
@Inherited
@Repeatable(Seed.Several.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Seed {

  /** Folders or files of the class path, as {@code Fixtures.classpath} takes them. */
  String[] value();

  /**
   * Which of several {@link SyncTo} fields is meant, by its name. Where there is one field only, it
   * need not be named. Fields that no seed of a test is for find their database as it was before
   * the first test.
   */
  String to() default "";

  /** Holds several seeds, for the compiler. */
  @Documented
  @Inherited
  @Target({ElementType.TYPE, ElementType.METHOD})
  @Retention(RetentionPolicy.RUNTIME)
  @interface Several {
    Seed[] value();
  }
}
