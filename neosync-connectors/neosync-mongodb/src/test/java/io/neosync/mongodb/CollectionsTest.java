package io.neosync.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.mongodb.Collections.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** What a server's catalogs say, in the words of MongoDB 8; no stand-in has all of it. */
class CollectionsTest {

  private static Collections collections(String... infos) {
    return Collections.of(Stream.of(infos).map(BsonDocument::parse).toList());
  }

  @Test
  void tellsKindsApart() {
    Collections collections =
        collections(
            "{name: 'users', type: 'collection', options: {}, info: {readOnly: false}}",
            "{name: 'log', type: 'collection', options: {capped: true, size: 4096}}",
            "{name: 'adults', type: 'view', options: {viewOn: 'users', pipeline: []}}",
            "{name: 'weather', type: 'timeseries', options: {timeseries: {timeField: 't'}}}",
            "{name: 'system.buckets.weather', type: 'collection', options: {validator: {}}}",
            "{name: 'system.views', type: 'collection', options: {}}");

    assertThat(Stream.of("users", "log", "adults", "weather", "new").map(collections::kind))
        .containsExactly(Kind.ORDINARY, Kind.CAPPED, Kind.VIEW, Kind.TIME_SERIES, Kind.ORDINARY);
    assertThat(collections.has("system.views")).isFalse();
    assertThat(collections.has("system.buckets.weather")).isFalse();
  }

  @Test
  void readsShardKeys() {
    assertThat(ShardKey.entry(new BsonDocument())).isEmpty();
    assertThat(ShardKey.entry(BsonDocument.parse("{_id: 'shop.u', key: {_id: 1}, dropped: true}")))
        .isEmpty();
    assertThat(unique("{_id: 'shop.u', key: {_id: 'hashed'}, unique: false}")).isTrue();
    assertThat(unique("{_id: 'shop.u', key: {customer: 1}}")).isFalse();
    assertThat(unique("{_id: 'shop.u', key: {_id: 1, customer: 1}}")).isFalse();
  }

  private static boolean unique(String entry) {
    return ShardKey.unique(ShardKey.entry(BsonDocument.parse(entry)).orElseThrow());
  }

  @Test
  void knowsNamesThatCannotBe() {
    for (String name : List.of("users", "fs.files", "a b", "stage-Orders")) {
      assertThat(Names.refusal("shop", name)).isEmpty();
    }
    for (String name : List.of("", "system.x", ".a", "a$b", "a\0b", "x".repeat(252))) {
      assertThat(Names.refusal("shop", name)).isPresent();
    }
  }
}
