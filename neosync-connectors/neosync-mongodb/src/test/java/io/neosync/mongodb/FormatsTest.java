package io.neosync.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Sync;
import io.neosync.SyncReport;
import io.neosync.contract.OneFormat;
import io.neosync.contract.mongodb.MongoServer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format yields the same collection, to the byte. */
class FormatsTest {

  private static final String OID = "{'$oid': '56e1fc72e0c917e9c4714161'}";

  private static final List<String> VALUES =
      List.of(
          "1",
          "{$numberLong: '1'}",
          "1.0",
          "{$numberDecimal: '1'}",
          "{$numberDecimal: '1.00'}",
          "{$numberDecimal: 'NaN'}",
          "{$numberDecimal: '-0'}",
          "{$numberDouble: '-0.0'}",
          "{$numberDouble: 'Infinity'}",
          "'x'",
          "''",
          "true",
          "null",
          OID,
          "{$date: {$numberLong: '-1'}}",
          "{$timestamp: {t: 4294967295, i: 6}}",
          "{$binary: {base64: 'AQ==', subType: '00'}}",
          "{$binary: {base64: 'AQIDBAUGBwgJCgsMDQ4PEA==', subType: '03'}}",
          "{$binary: {base64: 'AQIDBAUGBwgJCgsMDQ4PEA==', subType: '04'}}",
          "{$regularExpression: {pattern: 'a', options: 'i'}}",
          "{$code: 'x'}",
          "{$minKey: 1}",
          "{$maxKey: 1}",
          "[]",
          "{}",
          "[1, [{z: 1, a: 2}]]");

  /** What the stand-in breaks off at, or changes. */
  private static final List<String> OF_MONGODB_ONLY =
      List.of(
          "{$undefined: true}",
          "{$symbol: 'a'}",
          "{$dbPointer: {'$ref': 'a.b', '$id': " + OID + "}}",
          "{$code: 'x', $scope: {a: {$numberLong: '1'}}}",
          "{$binary: {base64: 'AQ==', subType: '02'}}",
          "{$binary: {base64: 'AQIDBAUGBwgJCgsMDQ4PEA==', subType: '05'}}",
          "{$binary: {base64: 'AQ==', subType: '80'}}");

  private static void fill(Pair pair) {
    List<String> values = new ArrayList<>(VALUES);
    if (MongoServer.shared().kind() == MongoServer.Kind.MONGODB) {
      values.addAll(OF_MONGODB_ONLY);
    }
    for (int i = 0; i < values.size(); i++) {
      pair.source()
          .insert("all", "{_id: %d, z: %s, a: %s}".formatted(i, values.get(i), values.get(i)));
    }
    pair.source()
        .collection("all")
        .insertOne(
            new RawBsonDocument(
                new BsonDocument("_id", new BsonInt32(-1))
                    .append("nan", new BsonDouble(Double.longBitsToDouble(0x7ff8_0000_0000_0123L))),
                new BsonDocumentCodec()));
  }

  private static SyncReport run(Pair pair, String format) {
    return Sync.from(new OneFormat(Pair.at(pair.source()), format))
        .to(Pair.at(pair.destination()))
        .build()
        .run();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BSON", "ROWS"})
  void carryEveryTypeToTheByte(String format) {
    try (Pair pair = Pair.create()) {
      fill(pair);
      List<String> before = pair.source().bytes("all");
      assertThat(before).anyMatch(hex -> hex.contains("230100000000f87f"));

      assertThat(run(pair, format).table("all").format()).isEqualTo(format);

      assertThat(pair.destination().bytes("all")).isEqualTo(before);
      run(pair, format); // now by replacing
      assertThat(pair.destination().bytes("all")).isEqualTo(before);
    }
  }

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void carryRandomDocumentsToTheByte(@ForAll long seed) {
    try (Pair pair = Pair.create()) {
      pair.source().collection("random").insertMany(new RandomDocuments(seed).several(60));
      List<String> before = pair.source().bytes("random");
      for (String format : List.of("BSON", "ROWS")) {
        run(pair, format);
        assertThat(pair.destination().bytes("random")).isEqualTo(before);
        pair.destination().database().drop();
      }
    }
  }
}
