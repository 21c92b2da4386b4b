/**
 * Measures Neosync against other ways of doing the same work, on the same servers with the same
 * data, in turns.
 *
 * <p>Enter at {@link io.neosync.benchmarks.Benchmarks}. What is measured is a {@link
 * io.neosync.benchmarks.Scenario}; who is measured, a {@link io.neosync.benchmarks.Contender}.
 * Tests of correctness belong to the connectors.
 */
@NullMarked
package io.neosync.benchmarks;

import org.jspecify.annotations.NullMarked;
