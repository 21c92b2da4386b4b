/**
 * An S3 to test against. Start at {@link io.neosync.contract.s3.S3Server}. Nothing here knows the
 * library or the AWS SDK: S3Proxy needs another version of the latter, and so runs in a process of
 * its own.
 */
@NullMarked
package io.neosync.contract.s3;

import org.jspecify.annotations.NullMarked;
