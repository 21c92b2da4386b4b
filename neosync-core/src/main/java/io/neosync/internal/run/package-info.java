/**
 * From a plan to moved rows. {@link io.neosync.internal.run.Execution} is where to enter: it opens
 * the sessions and closes them, whatever happens; {@code Run} follows the plan.
 */
@NullMarked
package io.neosync.internal.run;

import org.jspecify.annotations.NullMarked;
