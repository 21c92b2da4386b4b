/**
 * How tests find a server, whatever its engine: named by a variable, in a container, or in a
 * process of its own. {@link io.neosync.contract.server.ServerWays} tries one way after the other.
 * Knows no engine and no driver; what an engine's servers are like is said in its own package.
 */
@NullMarked
package io.neosync.contract.server;

import org.jspecify.annotations.NullMarked;
