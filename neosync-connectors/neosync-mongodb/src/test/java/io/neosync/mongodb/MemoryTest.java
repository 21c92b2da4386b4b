package io.neosync.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.contract.OneFormat;
import io.neosync.contract.SmallJvm;
import io.neosync.contract.mongodb.MongoTestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 64 MB of heap are enough, for many documents and for large ones. */
class MemoryTest {

  private static final int NARROW = 60_000;
  private static final int WIDE = 40;

  private static void fill(MongoTestDatabase source) {
    List<RawBsonDocument> documents = new ArrayList<>();
    for (int i = 0; i < NARROW; i++) {
      documents.add(
          RawBsonDocument.parse("{_id: %d, t: 'some words to carry', n: %d}".formatted(i, i)));
    }
    source.collection("narrow").insertMany(documents);
    for (int i = 0; i < WIDE; i++) {
      BsonDocument wide =
          new BsonDocument("_id", new BsonInt32(i))
              .append("b", new BsonBinary(new byte[3_000_000]));
      source.collection("wide").insertOne(new RawBsonDocument(wide, new BsonDocumentCodec()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"BSON", "ROWS"})
  void heapOf64MegabytesIsEnough(String format) throws Exception {
    try (Pair pair = Pair.create()) {
      fill(pair.source());

      SmallJvm.run(
          Forked.class,
          pair.source().uri(),
          pair.source().name(),
          pair.destination().name(),
          format);

      assertThat(pair.destination().count("narrow")).isEqualTo(NARROW);
      assertThat(pair.destination().count("wide")).isEqualTo(WIDE);
    }
  }

  /** The JVM with little heap. */
  static final class Forked {
    private Forked() {}

    public static void main(String[] args) {
      Sync.from(new OneFormat(MongoDb.at(args[0], args[1]), args[3]))
          .to(MongoDb.at(args[0], args[2]))
          .build()
          .run();
    }
  }
}
