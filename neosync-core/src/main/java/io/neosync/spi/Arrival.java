package io.neosync.spi;

import io.neosync.schema.TableRef;

/**
 * What has arrived of a table when a load ends that is not atomic; users see it as {@code
 * TransferException.Arrived}.
 *
 * @param table the destination's table
 * @param stored rows that the engine confirmed to have stored; left-out rows are not among them
 * @param unknown rows on their way when the connection was lost, which may be there or not
 */
public record Arrival(TableRef table, long stored, long unknown) {}
