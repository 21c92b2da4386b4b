package io.neosync.internal.plan;

import io.neosync.schema.Catalog;
import io.neosync.spi.DatabaseIdentity;
import io.neosync.spi.Session;

/** An opened endpoint, and what it says of itself. Both sides are asked at the same time. */
public record Side<S extends Session>(S session, DatabaseIdentity identity, Catalog catalog) {

  /** Reads the metadata. */
  public static <S extends Session> Side<S> of(S session) throws Exception {
    return new Side<>(session, session.identity(), session.catalog());
  }
}
