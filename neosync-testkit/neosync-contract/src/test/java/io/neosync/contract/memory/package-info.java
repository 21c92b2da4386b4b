/**
 * A connector as small as one can be, for docs/writing-a-connector.md and for the contract to pass
 * where no server is to be had. Enter at {@link io.neosync.contract.memory.Memory}.
 */
package io.neosync.contract.memory;
