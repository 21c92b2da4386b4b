/**
 * From settings to a plan: which tables ({@code TableSelection}), which columns ({@code
 * TableMatching}), in which order ({@link io.neosync.schema.LoadOrder}), how ({@link
 * io.neosync.internal.plan.Planner}, where to enter). Reads metadata through sessions; knows no
 * engine.
 */
@NullMarked
package io.neosync.internal.plan;

import org.jspecify.annotations.NullMarked;
