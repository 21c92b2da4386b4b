package io.neosync.s3;

import io.neosync.schema.Column;
import io.neosync.schema.ColumnType;
import io.neosync.schema.DocumentType;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.Key;
import io.neosync.schema.LogicalType;
import io.neosync.schema.PortableType;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import io.neosync.spi.SnapshotGuarantee;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Manifests as JSON. docs/s3-format.md describes the fields. */
final class ManifestJson {

  /** Raised when a reader of the former version would go wrong. */
  private static final long VERSION = 1;

  private ManifestJson() {}

  static byte[] write(Manifest manifest) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("run", manifest.run());
    json.put("finished", manifest.finished().toString());
    json.put("snapshot", JsonFields.word(manifest.snapshot()));
    json.put("tables", manifest.tables().stream().map(ManifestJson::content).toList());
    return JsonFields.write(json);
  }

  private static Map<String, Object> content(Manifest.Content content) {
    Table table = content.table();
    Map<String, Object> json = name(table.ref());
    json.put("rows", content.rows());
    json.put("bytes", content.bytes());
    json.put("columns", table.columns().stream().map(ManifestJson::column).toList());
    json.put("keys", table.keys().stream().map(ManifestJson::key).toList());
    json.put("foreignKeys", table.foreignKeys().stream().map(ManifestJson::foreignKey).toList());
    content.details().ifPresent(details -> json.put("details", DetailsJson.write(table, details)));
    json.put("format", JsonFields.word(content.format()));
    json.put("compression", JsonFields.word(content.compression()));
    json.put("parts", content.parts().stream().map(ManifestJson::part).toList());
    return json;
  }

  private static Map<String, Object> name(TableRef table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", table.schema());
    json.put("name", table.name());
    return json;
  }

  private static Map<String, Object> column(Column column) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", column.name());
    json.put("engine", column.type().engine());
    json.put("native", column.type().name());
    json.put("logical", TypeNames.json(column.type().logical()));
    json.put("nullable", column.nullable());
    json.put("fill", JsonFields.word(column.fill()));
    // As text, for readers whose numbers are doubles.
    column.nextGenerated().ifPresent(next -> json.put("nextGenerated", Long.toString(next)));
    return json;
  }

  private static Map<String, Object> key(Key key) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", key.name());
    json.put("kind", JsonFields.word(key.kind()));
    json.put("columns", key.columns());
    return json;
  }

  private static Map<String, Object> foreignKey(ForeignKey key) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", key.name());
    json.put("columns", key.columns());
    json.put("referenced", name(key.referenced()));
    json.put("referencedColumns", key.referencedColumns());
    json.put("validity", JsonFields.word(key.validity()));
    return json;
  }

  private static Map<String, Object> part(Manifest.Part part) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", part.name());
    json.put("rows", part.rows());
    json.put("bytes", part.bytes());
    json.put("sha256", part.sha256());
    return json;
  }

  static Manifest read(byte[] bytes) throws DamagedException {
    JsonFields json = JsonFields.parse(bytes);
    if (json.whole("version") != VERSION) {
      throw new DamagedException(
          "it is of version %d, and this release reads version %d"
              .formatted(json.whole("version"), VERSION));
    }
    try {
      List<Manifest.Content> tables = new ArrayList<>();
      for (JsonFields table : json.objects("tables")) {
        tables.add(content(table));
      }
      return new Manifest(
          json.text("run"), Instant.parse(json.text("finished")), snapshot(json), tables);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new DamagedException(String.valueOf(e.getMessage()));
    }
  }

  /** Of a run without a word of it, as earlier releases wrote them, nothing is promised. */
  private static SnapshotGuarantee snapshot(JsonFields json) throws DamagedException {
    return json.has("snapshot")
        ? json.word("snapshot", SnapshotGuarantee.class)
        : SnapshotGuarantee.NONE;
  }

  private static Manifest.Content content(JsonFields json) throws DamagedException {
    TableRef ref = ref(json);
    List<Column> columns = new ArrayList<>();
    for (JsonFields column : json.objects("columns")) {
      columns.add(column(column));
    }
    List<Key> keys = new ArrayList<>();
    for (JsonFields key : json.objects("keys")) {
      keys.add(new Key(key.text("name"), key.word("kind", Key.Kind.class), key.texts("columns")));
    }
    List<ForeignKey> foreignKeys = new ArrayList<>();
    for (JsonFields key : json.objects("foreignKeys")) {
      foreignKeys.add(
          new ForeignKey(
              key.text("name"),
              ref,
              key.texts("columns"),
              ref(key.object("referenced")),
              key.texts("referencedColumns"),
              key.word("validity", ForeignKey.Validity.class)));
    }
    List<Manifest.Part> parts = new ArrayList<>();
    for (JsonFields part : json.objects("parts")) {
      parts.add(
          new Manifest.Part(
              part.text("name"), part.whole("rows"), part.whole("bytes"), part.text("sha256")));
    }
    Table table = new Table(ref, columns, keys, foreignKeys, json.whole("rows"));
    return new Manifest.Content(
        table,
        json.has("details")
            ? Optional.of(DetailsJson.read(table, json.object("details")))
            : Optional.empty(),
        json.word("format", FileFormat.class),
        json.word("compression", Compression.class),
        parts);
  }

  private static TableRef ref(JsonFields json) throws DamagedException {
    return new TableRef(json.text("schema"), json.text("name"));
  }

  private static Column column(JsonFields json) throws DamagedException {
    return new Column(
        json.text("name"),
        type(json.text("engine"), json.text("native"), TypeNames.type(json.object("logical"))),
        json.truth("nullable"),
        json.word("fill", Column.Fill.class),
        json.has("nextGenerated")
            ? OptionalLong.of(json.whole("nextGenerated"))
            : OptionalLong.empty());
  }

  private static ColumnType type(String engine, String name, LogicalType logical) {
    return logical instanceof LogicalType.Document && name.equals(DocumentType.COLUMN)
        ? new DocumentType(engine)
        : new PortableType(engine, name, logical);
  }
}
