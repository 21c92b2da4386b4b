package io.neosync.internal;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.SyncListener;
import io.neosync.spi.LoadRequest.Emptying;
import io.neosync.spi.LoadRequest.OnConflict;
import io.neosync.spi.LoadRequest.OnViolation;
import java.util.List;

/**
 * What was asked for, checked: the immutable heart of a {@link io.neosync.Sync}.
 *
 * @param mapped tables that go to one of another name
 * @param columnTypes of columns of the destination whose values are checked one by one
 */
public record SyncSettings(
    Source source,
    Destination destination,
    List<String> included,
    List<String> excluded,
    List<TableName> mapped,
    List<ColumnTypeName> columnTypes,
    Emptying emptying,
    boolean initTableSchema,
    OnConflict onConflict,
    OnViolation onViolation,
    SubsetSettings subset,
    List<SyncListener> listeners) {}
