/**
 * DynamoDB as source and destination. Enter at {@link io.neosync.dynamodb.DynamoDb}; everything
 * else is package-private.
 *
 * <p>A table has one column, which holds the item as a document; {@code DynamoTable} says what is
 * known of it. {@code Calls} is the one way to the service: it repeats what may be repeated and
 * takes values out of errors. On the way out, {@code PageReader} fetches pages in several threads:
 * of segments of a Scan, or of a PartiQL statement where there is a subset ({@code PartiQl}). On
 * the way in, {@code ItemWriter} shares items out to {@code WriteLane}s by their keys. {@code
 * Documents} turns items into values of rows and back, for formats that need them.
 */
@NullMarked
package io.neosync.dynamodb;

import org.jspecify.annotations.NullMarked;
