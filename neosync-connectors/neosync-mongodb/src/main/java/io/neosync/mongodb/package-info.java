/**
 * The MongoDB connector. Enter at {@link io.neosync.mongodb.MongoDb}.
 *
 * <p>Between two servers documents travel as the bytes that they are ({@code BsonBatch}), which
 * nothing decodes but for their {@code _id}; {@code RowDocuments} turns them into rows for others.
 * All calls of the driver are made by threads of the session's own ({@code Lane}), so that the
 * thread that waits for them can be interrupted.
 */
@NullMarked
package io.neosync.mongodb;

import org.jspecify.annotations.NullMarked;
