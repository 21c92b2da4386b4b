/**
 * A JUnit extension that seeds databases before tests. Enter at {@link
 * io.neosync.junit.NeosyncTest} and {@link io.neosync.junit.Seed}, or at {@link
 * io.neosync.junit.NeosyncExtension}.
 *
 * <p>{@code Target} finds the database of a test, {@code Seeds} its fixtures; {@code
 * SeededDatabase} keeps, in JUnit's store, what a database held and what the seeds made of it;
 * {@code SharedDatabases} lets one test at a time use a database.
 */
@NullMarked
package io.neosync.junit;

import org.jspecify.annotations.NullMarked;
