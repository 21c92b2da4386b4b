/**
 * Servers that speak MongoDB's protocol, and throw-away databases for tests.
 *
 * <p>Enter at {@link io.neosync.contract.mongodb.MongoServer}. There is no MongoDB to embed: where
 * neither a variable nor Docker gives one, a stand-in written in Java takes its place, and says so.
 * {@link io.neosync.contract.mongodb.CuttableProxy} breaks connections on the way.
 */
@NullMarked
package io.neosync.contract.mongodb;

import org.jspecify.annotations.NullMarked;
