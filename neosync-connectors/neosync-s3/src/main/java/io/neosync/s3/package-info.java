/**
 * S3 as source and destination. Enter at {@link io.neosync.s3.S3}; everything that its options do
 * not need is package-private.
 *
 * <p>A run is a folder of files and a {@code Manifest}, written last; {@code Latest} is the pointer
 * to the newest one. On the way in, {@code TableWriter} has rows turned into lines ({@code
 * RowEncoder}, {@code Encoders}) and compressed by several threads, and cuts them into files
 * ({@code PartFile}), which {@code Uploads} sends. On the way out, {@code TableReader} reads
 * several files at a time ({@code PartRows}), each through a {@code Download} that goes on where a
 * connection broke. {@code Bucket} is the one way to the service.
 *
 * <p>Classes whose names begin with Parquet are for files of Parquet, and the only ones that need
 * its library. {@code ParquetTableWriter} cuts rows into files ({@code ParquetPart}) with the
 * fields of a {@code ParquetSchema}: {@code ParquetNode}s over {@code ParquetScalars}, which for
 * documents a {@code ParquetShape} finds. {@code ParquetPartReader} makes rows ({@code
 * ParquetRows}) of a {@code ParquetFile}.
 */
@NullMarked
package io.neosync.s3;

import org.jspecify.annotations.NullMarked;
