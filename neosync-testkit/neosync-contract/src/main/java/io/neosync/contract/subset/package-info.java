/**
 * Subsets of random schemas, synced for real, against a model that works row by row. A connector
 * says what its engine's tables look like with a {@link io.neosync.contract.subset.SubsetPair}, and
 * enters at {@link io.neosync.contract.subset.SubsetModelCheck}.
 */
@NullMarked
package io.neosync.contract.subset;

import org.jspecify.annotations.NullMarked;
