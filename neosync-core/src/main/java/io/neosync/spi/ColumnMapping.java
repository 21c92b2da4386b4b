package io.neosync.spi;

import io.neosync.schema.Column;

/** A column of the source and the column of the destination that takes its values. */
public record ColumnMapping(Column source, Column destination) {}
