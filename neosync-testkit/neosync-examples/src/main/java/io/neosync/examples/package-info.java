/** Neosync at work. Enter at {@link io.neosync.examples.Quickstart}; {@code README.md} shows it. */
@NullMarked
package io.neosync.examples;

import org.jspecify.annotations.NullMarked;
