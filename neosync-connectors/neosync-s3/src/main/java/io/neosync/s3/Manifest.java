package io.neosync.s3;

import io.neosync.schema.Table;
import io.neosync.schema.TableDetails;
import io.neosync.spi.SnapshotGuarantee;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run holds. Its being there makes the run complete.
 *
 * @param finished when all of its files had been written
 * @param snapshot what held when its rows were read
 */
record Manifest(String run, Instant finished, SnapshotGuarantee snapshot, List<Content> tables) {

  Manifest {
    tables = List.copyOf(tables);
  }

  /**
   * A table and the files with its rows.
   *
   * @param details what else the source told of the table; empty where it told nothing
   */
  record Content(
      Table table,
      Optional<TableDetails> details,
      FileFormat format,
      Compression compression,
      List<Part> parts) {

    Content {
      parts = List.copyOf(parts);
    }

    long rows() {
      return parts.stream().mapToLong(Part::rows).sum();
    }

    long bytes() {
      return parts.stream().mapToLong(Part::bytes).sum();
    }
  }

  /**
   * A file.
   *
   * @param name relative to the run's folder
   * @param bytes of the file, compressed as it is
   * @param sha256 of the same, in hexadecimal
   */
  record Part(String name, long rows, long bytes, String sha256) {}
}
