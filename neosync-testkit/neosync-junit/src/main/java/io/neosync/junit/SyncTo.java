package io.neosync.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the field that holds the database under test: a {@link javax.sql.DataSource} of PostgreSQL,
 * MySQL or MariaDB, or a {@link io.neosync.Destination}, {@code Postgres.at(…).schemas(…)} or
 * {@code MongoDb.at(…)} for one. For MySQL and MariaDB the artifact neosync-mysql has to be there.
 *
 * <p>A static field is one database for all tests of the class, an instance field one for each
 * test. It has a value at the latest when the {@code @BeforeAll} methods, for an instance field the
 * constructor, are done. Nested classes and subclasses inherit the field; one of their own comes
 * before it.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SyncTo {}
