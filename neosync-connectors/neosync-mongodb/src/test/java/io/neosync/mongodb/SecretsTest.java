package io.neosync.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.neosync.Sync;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection string has a password in it, which nothing shows. */
class SecretsTest {

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  @Test
  void showsThePlaceAndNoUser() {
    MongoDb endpoint =
        MongoDb.at("mongodb://root:hush@127.0.0.1:1/?serverSelectionTimeoutMS=100", "shop");
    assertThat(endpoint).hasToString("MongoDB 127.0.0.1:1/shop");

    Sync sync = Sync.from(endpoint).to(endpoint).build();
    assertThat(sync.toString()).doesNotContain("hush", "root");
    assertThat(trace(catchThrowable(sync::plan)))
        .contains("cannot open MongoDB 127.0.0.1:1/shop: no server of MongoDB answered in time")
        .doesNotContain("hush", "root:");
  }

  @ParameterizedTest
  @CsvSource({
    "mongodb+srv://root:hush@cluster.example.org/?x=1, MongoDB cluster.example.org/shop",
    "mongodb+srv://cluster.example.org, MongoDB cluster.example.org/shop",
    "mongodb+srv://root:hu/hush@cluster.example.org, MongoDB shop",
    "mongodb+srv://root:h@hush@cluster.example.org/a, MongoDB shop"
  })
  void looksUpNoNameToSayWhereItIs(String uri, String place) {
    assertThat(MongoDb.at(uri, "shop")).hasToString(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mongodb://root:hu/hush@host",
        "mongodb://root:hush@h@host",
        "hush",
        "mongodb://root:%zzhush@h"
      })
  void repeatsNothingOfAStringThatItDoesNotUnderstand(String uri) {
    Throwable thrown = catchThrowable(() -> MongoDb.at(uri, "shop"));
    assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
    assertThat(trace(thrown)).contains("percent-encoded").doesNotContain("hush");
  }

  @Test
  void cutsMessagesWhereTheyBeginToQuote() {
    assertThat(MongoErrors.withoutValues("not authorized on shop to execute command { find: 1 }"))
        .isEqualTo("not authorized on shop to execute command ... (withheld)");
    assertThat(
            MongoErrors.withoutValues("E11000 duplicate key error index: a dup key: { a: \"x\" }"))
        .doesNotContain("x\"");
  }
}
