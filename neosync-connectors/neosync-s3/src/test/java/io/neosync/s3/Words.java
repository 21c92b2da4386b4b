package io.neosync.s3;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs of a table or two, written by hand. */
final class Words {

  private Words() {}

  /** A place with a run of a table {@code word}, whose file has so many rows. */
  static Witness of(int rows) {
    Witness place = new Witness(TestBucket.client(), TestBucket.prefix());
    place.begin();
    place.addTable("word", List.of(id()), List.of());
    place.addPart(
        "word", IntStream.range(0, rows).mapToObj(i -> Map.<String, Object>of("id", i)).toList());
    return place;
  }

  static Object id() {
    return Map.of(
        "name",
        "id",
        "engine",
        "Test",
        "native",
        "int",
        "logical",
        Map.of("type", "int", "bits", 32, "signed", true),
        "nullable",
        false,
        "fill",
        "none");
  }

  static S3 at(Witness place) {
    return S3.at(TestBucket.client(), TestBucket.NAME, place.prefix());
  }
}
