package io.neosync.s3;

import io.neosync.Destination;
import io.neosync.Source;
import io.neosync.contract.TestEndpoint;
import io.neosync.contract.TestRow;
import io.neosync.contract.TestTable;
import io.neosync.contract.TestType;
import io.neosync.contract.s3.S3Server;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A prefix of the contract's tests. */
record S3Endpoint(Witness witness, FileFormat format) implements TestEndpoint {

  private static final int AT_ONCE = 5_000;
  private static final long LARGEST_EXACT = 1L << 53;

  private S3 endpoint() {
    return S3.at(TestBucket.client(), TestBucket.NAME, witness.prefix()).format(format);
  }

  @Override
  public Source source() {
    return endpoint();
  }

  @Override
  public Destination destination() {
    return endpoint();
  }

  @Override
  public void create(List<TestTable> tables) {
    for (TestTable table : tables) {
      List<Object> columns = new ArrayList<>();
      for (TestTable.Column column : table.columns()) {
        columns.add(
            Map.of(
                "name", column.name(),
                "engine", "Test",
                "native", column.type().name(),
                "logical", logical(column.type()),
                "nullable", column.nullable(),
                "fill", "none"));
      }
      Map<String, Object> key =
          Map.of("name", "key", "kind", "primary", "columns", table.primaryKey());
      witness.addTable(table.name(), format, columns, List.of(key));
    }
  }

  private static Map<String, Object> logical(TestType type) {
    return switch (type) {
      case INTEGER -> Map.of("type", "int", "bits", 32, "signed", true);
      case LONG -> Map.of("type", "int", "bits", 64, "signed", true);
      case DECIMAL -> Map.of("type", "decimal", "precision", 30, "scale", 10);
      case NAME -> Map.of("type", "text", "characters", 100);
      case TEXT -> Map.of("type", "text");
      case BINARY -> Map.of("type", "bytes");
    };
  }

  @Override
  public void insert(TestTable table, Iterable<TestRow> rows) {
    if (format == FileFormat.PARQUET) {
      insertParquet(table, rows);
    } else {
      insertLines(table, rows);
    }
  }

  private void insertParquet(TestTable table, Iterable<TestRow> rows) {
    List<TestRow> some = new ArrayList<>();
    long bytes = 0;
    for (TestRow row : rows) {
      some.add(row);
      for (Object value : row.values()) {
        bytes += value instanceof String text ? text.length() : 0;
      }
      if (some.size() == AT_ONCE || bytes > 10_000_000) {
        witness.addPart(table.name(), DuckDb.file(table, some), some.size());
        some.clear();
        bytes = 0;
      }
    }
    if (!some.isEmpty()) {
      witness.addPart(table.name(), DuckDb.file(table, some), some.size());
    }
  }

  private void insertLines(TestTable table, Iterable<TestRow> rows) {
    List<Map<String, Object>> lines = new ArrayList<>();
    long bytes = 0;
    for (TestRow row : rows) {
      Map<String, Object> line = new LinkedHashMap<>();
      for (int i = 0; i < table.columns().size(); i++) {
        Object value = json(row.values().get(i));
        bytes += value instanceof String text ? text.length() : 0;
        line.put(table.columns().get(i).name(), value);
      }
      lines.add(line);
      if (lines.size() == AT_ONCE || bytes > 10_000_000) {
        witness.addPart(table.name(), lines);
        lines.clear();
        bytes = 0;
      }
    }
    if (!lines.isEmpty()) {
      witness.addPart(table.name(), lines);
    }
  }

  private static Object json(Object value) {
    if (value instanceof Long number && Math.abs(number) > LARGEST_EXACT) {
      return number.toString();
    } else if (value instanceof BigDecimal number) {
      return number.toPlainString();
    } else if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    return value;
  }

  @Override
  public List<TestRow> rows(TestTable table) {
    List<TestRow> rows = new ArrayList<>();
    for (Map<?, ?> line : witness.lines(table.name())) {
      rows.add(
          TestRow.of(
              table.columns().stream()
                  .map(column -> value(column.type(), line.get(column.name())))
                  .toArray()));
    }
    return rows;
  }

  private static Object value(TestType type, Object json) {
    if (json == null) {
      return null;
    }
    return switch (type) {
      case INTEGER -> json;
      case LONG, DECIMAL -> new BigDecimal(json.toString());
      case NAME, TEXT -> json;
      case BINARY -> json instanceof String text ? Base64.getDecoder().decode(text) : json;
    };
  }

  @Override
  public long insertGenerated(TestTable table) {
    throw new UnsupportedOperationException("S3 generates no keys");
  }

  /** Every run has its own. */
  @Override
  public List<String> definitions() {
    return List.of();
  }

  @Override
  public List<String> leftovers() {
    return witness.leftovers();
  }

  @Override
  public void killSessions() {
    throw new UnsupportedOperationException("S3 has no sessions");
  }

  @Override
  public Optional<String> address() {
    S3Server server = S3Server.shared();
    return Optional.of(
        String.join(
            "\n",
            server.endpoint().toString(),
            server.region(),
            server.accessKey(),
            server.secretKey(),
            TestBucket.NAME,
            witness.prefix()));
  }

  @Override
  public Optional<Source> refusing(String password) {
    S3Server server = S3Server.shared();
    return Optional.of(
        S3.at(
            TestBucket.builder(server.endpoint(), server.region(), server.accessKey(), password)
                .build(),
            TestBucket.NAME,
            witness.prefix()));
  }

  @Override
  public void close() {
    witness.deleteAll();
  }
}
