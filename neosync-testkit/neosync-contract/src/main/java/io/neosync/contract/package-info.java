/**
 * What every connector must pass, and the real engines to pass it on.
 *
 * <p>Enter at {@link io.neosync.contract.ConnectorContract}: a connector's test class extends it
 * and supplies a {@link io.neosync.contract.TestEngine}.
 *
 * <p>Each engine has a room of its own below this one, {@link
 * io.neosync.contract.postgres.PostgresServer} for one. Nothing in those rooms knows the library:
 * they speak the engine's own protocol, so that what they say about a run is an independent
 * witness.
 */
@NullMarked
package io.neosync.contract;

import org.jspecify.annotations.NullMarked;
