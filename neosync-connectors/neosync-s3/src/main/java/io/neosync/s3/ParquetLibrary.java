package io.neosync.s3;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the libraries are there that only Parquet needs: they are optional dependencies. */
final class ParquetLibrary {

  /** What to depend on; it brings the others. */
  static final String ARTIFACT = "org.apache.parquet:parquet-hadoop:1.18.1";

  /** A class of each artifact that is needed. */
  private static final Map<String, String> CLASSES =
      Map.of(
          "parquet-hadoop", "org.apache.parquet.hadoop.ParquetFileWriter",
          "parquet-column", "org.apache.parquet.column.ParquetProperties",
          "parquet-common", "org.apache.parquet.io.OutputFile",
          "parquet-encoding", "org.apache.parquet.column.values.bitpacking.BytePacker",
          "parquet-format-structures", "org.apache.parquet.format.FileMetaData",
          "parquet-jackson", "shaded.parquet.com.fasterxml.jackson.databind.ObjectMapper",
          "jts-core", "org.locationtech.jts.io.ParseException",
          "slf4j-api", "org.slf4j.LoggerFactory");

  private ParquetLibrary() {}

  /** Empty where all are there; otherwise what lacks, and what to do. */
  static Optional<String> missing() {
    List<String> missing =
        CLASSES.entrySet().stream()
            .filter(library -> !isThere(library.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the format PARQUET of S3 needs libraries that are not on the class path (%s); add a dependency on %s"
                .formatted(String.join(", ", missing), ARTIFACT));
  }

  private static boolean isThere(String name) {
    try {
      Class.forName(name, false, ParquetLibrary.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
