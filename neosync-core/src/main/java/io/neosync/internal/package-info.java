/** The settings of a sync, between the API that collects them and the rooms that follow them. */
@NullMarked
package io.neosync.internal;

import org.jspecify.annotations.NullMarked;
