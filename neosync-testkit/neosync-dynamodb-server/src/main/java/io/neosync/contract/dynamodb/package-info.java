/**
 * A DynamoDB to test against. Start at {@link io.neosync.contract.dynamodb.DynamoServer}. Nothing
 * here knows the library or the AWS SDK: DynamoDB Local needs another version of the latter, and so
 * runs in a process of its own.
 */
@NullMarked
package io.neosync.contract.dynamodb;

import org.jspecify.annotations.NullMarked;
