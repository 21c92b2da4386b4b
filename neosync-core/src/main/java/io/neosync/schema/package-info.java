/**
 * What a database looks like to the planner: tables, columns, keys and foreign keys, as plain
 * values. Enter at {@link io.neosync.schema.Catalog}; what several engines know beyond that is in
 * {@link io.neosync.schema.TableDetails}. Anything only one engine knows (storage, triggers) stays
 * inside that engine's connector.
 */
@NullMarked
package io.neosync.schema;

import org.jspecify.annotations.NullMarked;
