package io.neosync.s3;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Reads and writes runs as docs/s3-format.md describes them, with a JSON library and without the
 * connector.
 */
record Witness(S3Client client, String prefix) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OWN = "by-hand";

  private String key(String name) {
    return prefix + "/" + name;
  }

  /** Writes an empty run, and points to it. */
  void begin() {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("version", 1);
    manifest.put("run", OWN);
    manifest.put("finished", "2020-01-01T00:00:00Z");
    manifest.put("snapshot", "one_instant");
    manifest.put("tables", new ArrayList<>());
    writeManifest(OWN, manifest);
    put("latest.json", json(Map.of("run", OWN, "finished", "2020-01-01T00:00:00Z")));
  }

  void put(String name, byte[] bytes) {
    client.putObject(
        request -> request.bucket(TestBucket.NAME).key(key(name)), RequestBody.fromBytes(bytes));
  }

  void delete(String name) {
    client.deleteObject(request -> request.bucket(TestBucket.NAME).key(key(name)));
  }

  byte[] get(String name) {
    return client
        .getObjectAsBytes(request -> request.bucket(TestBucket.NAME).key(key(name)))
        .asByteArray();
  }

  static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> parsed(byte[] json) {
    try {
      return JSON.readValue(json, Map.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The run that latest.json points to; empty where there is none. */
  Optional<String> latest() {
    try {
      return Optional.of((String) parsed(get("latest.json")).get("run"));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  Map<String, Object> manifest(String run) {
    return parsed(get("runs/" + run + "/manifest.json"));
  }

  void writeManifest(String run, Map<String, Object> manifest) {
    put("runs/" + run + "/manifest.json", json(manifest));
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> objects(Map<String, Object> json, String name) {
    return (List<Map<String, Object>>) json.get(name);
  }

  static Optional<Map<String, Object>> table(Map<String, Object> manifest, String name) {
    return objects(manifest, "tables").stream()
        .filter(table -> table.get("name").equals(name))
        .findFirst();
  }

  void addTable(String name, List<Object> columns, List<Object> keys) {
    addTable(name, FileFormat.NDJSON, columns, keys);
  }

  void addTable(String name, FileFormat format, List<Object> columns, List<Object> keys) {
    String run = latest().orElseThrow();
    Map<String, Object> manifest = manifest(run);
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("schema", "test");
    table.put("name", name);
    table.put("rows", 0);
    table.put("bytes", 0);
    table.put("columns", columns);
    table.put("keys", keys);
    table.put("foreignKeys", List.of());
    table.put("format", format == FileFormat.NDJSON ? "ndjson" : "parquet");
    table.put("compression", "gzip");
    table.put("parts", new ArrayList<>());
    objects(manifest, "tables").add(table);
    writeManifest(run, manifest);
  }

  /** Adds a file with these lines to a table of the latest run, in the table's compression. */
  void addPart(String name, List<? extends Map<String, Object>> lines) {
    addPart(name, gzip(lines), lines.size());
  }

  /** Adds a file to a table of the latest run. */
  void addPart(String name, byte[] bytes, int rows) {
    String run = latest().orElseThrow();
    Map<String, Object> manifest = manifest(run);
    Map<String, Object> table = table(manifest, name).orElseThrow();
    List<Map<String, Object>> parts = objects(table, "parts");
    String file = "added/%s-%d".formatted(Integer.toHexString(name.hashCode()), parts.size());
    put("runs/" + run + "/" + file, bytes);
    parts.add(Map.of("name", file, "rows", rows, "bytes", bytes.length, "sha256", sha(bytes)));
    table.put("rows", ((Number) table.get("rows")).longValue() + rows);
    writeManifest(run, manifest);
  }

  private static byte[] gzip(List<? extends Map<String, Object>> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (Map<String, Object> line : lines) {
        gzip.write(json(line));
        gzip.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static String sha(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The lines of a table of the latest run; none where it has no such table. */
  List<Map<?, ?>> lines(String name) {
    String run = latest().orElseThrow();
    return table(manifest(run), name).map(table -> lines(run, table)).orElse(List.of());
  }

  /** The lines of a table, whose files are compared with what the manifest says of them. */
  List<Map<?, ?>> lines(String run, Map<String, Object> table) {
    List<Map<?, ?>> lines = new ArrayList<>();
    for (Map<String, Object> part : objects(table, "parts")) {
      byte[] bytes = get("runs/" + run + "/" + part.get("name"));
      if (!sha(bytes).equals(part.get("sha256"))
          || bytes.length != ((Number) part.get("bytes")).longValue()) {
        throw new AssertionError("file " + part.get("name") + " is not what the manifest says");
      }
      List<? extends Map<?, ?>> rows =
          table.get("format").equals("parquet")
              ? DuckDb.rows(bytes)
              : parsed(bytes, (String) table.get("compression"));
      if (rows.size() != ((Number) part.get("rows")).longValue()) {
        throw new AssertionError("file " + part.get("name") + " has other rows than it should");
      }
      lines.addAll(rows);
    }
    return lines;
  }

  private static List<Map<?, ?>> parsed(byte[] bytes, String compression) {
    List<Map<?, ?>> lines = new ArrayList<>();
    try (InputStream plain = plain(bytes, compression);
        MappingIterator<Map<?, ?>> each = JSON.readerFor(Map.class).readValues(plain)) {
      each.forEachRemaining(lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  static InputStream plain(byte[] bytes, String compression) throws IOException {
    InputStream stream = new ByteArrayInputStream(bytes);
    return switch (compression) {
      case "gzip" -> new GZIPInputStream(stream);
      case "zstd" -> new ZstdInputStream(stream);
      default -> stream;
    };
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (S3Object object :
        client
            .listObjectsV2Paginator(request -> request.bucket(TestBucket.NAME).prefix(prefix + "/"))
            .contents()) {
      names.add(object.key().substring(prefix.length() + 1));
    }
    return names;
  }

  /** Runs with a manifest: those that readers may see. */
  Set<String> runs() {
    Set<String> runs = new TreeSet<>();
    for (String name : names()) {
      if (name.endsWith("/manifest.json")) {
        runs.add(name.split("/", -1)[1]);
      }
    }
    return runs;
  }

  /** What no reader sees, and nobody is going to complete. */
  List<String> leftovers() {
    List<String> left = new ArrayList<>();
    client
        .listMultipartUploads(request -> request.bucket(TestBucket.NAME).prefix(prefix + "/"))
        .uploads()
        .forEach(upload -> left.add("upload of " + upload.key()));
    Set<String> runs = new HashSet<>(runs());
    for (String name : names()) {
      if (name.startsWith("runs/") && !runs.contains(name.split("/", -1)[1])) {
        left.add("file " + name);
      }
    }
    return left;
  }

  void deleteAll() {
    client
        .listMultipartUploads(request -> request.bucket(TestBucket.NAME).prefix(prefix + "/"))
        .uploads()
        .forEach(
            upload ->
                client.abortMultipartUpload(
                    request ->
                        request
                            .bucket(TestBucket.NAME)
                            .key(upload.key())
                            .uploadId(upload.uploadId())));
    names().forEach(this::delete);
  }
}
