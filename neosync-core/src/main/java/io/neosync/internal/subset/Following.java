package io.neosync.internal.subset;

/**
 * Where conditions lead.
 *
 * @param down rows that reference a row that is left out are left out too
 * @param up tables that restricted tables reference keep only the rows that are referenced
 */
public record Following(boolean down, boolean up) {

  boolean allows(boolean downwards) {
    return downwards ? down : up;
  }
}
