package io.neosync.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neosync.schema.Column;
import io.neosync.schema.ColumnDefault;
import io.neosync.schema.ForeignKey;
import io.neosync.schema.ForeignKeyRules;
import io.neosync.schema.ForeignKeyRules.Action;
import io.neosync.schema.ForeignKeyRules.Check;
import io.neosync.schema.ForeignKeyRules.Match;
import io.neosync.schema.Index;
import io.neosync.schema.Index.Order;
import io.neosync.schema.LogicalType;
import io.neosync.schema.PortableType;
import io.neosync.schema.Table;
import io.neosync.schema.TableDetails;
import io.neosync.schema.TableRef;
import io.neosync.spi.SnapshotGuarantee;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a manifest says of tables, and what is read from it again. */
class ManifestJsonTest {

  private static final TableRef ORDERS = new TableRef("shop", "orders");
  private static final TableDetails NOTHING =
      new TableDetails(List.of(), Map.of(), Map.of(), List.of());

  private static Manifest manifest(
      LogicalType type, List<ForeignKey> keys, Optional<TableDetails> details) {
    Column column =
        new Column(
            "c",
            new PortableType("Test", "t", type),
            true,
            Column.Fill.DEFAULT,
            OptionalLong.empty());
    return new Manifest(
        "run-1",
        Instant.parse("2026-11-26T23:45:00Z"),
        SnapshotGuarantee.ONE_INSTANT,
        List.of(
            new Manifest.Content(
                new Table(ORDERS, List.of(column), List.of(), keys, 0),
                details,
                FileFormat.NDJSON,
                Compression.ZSTD,
                List.of())));
  }

  private static TableDetails details(Manifest manifest) throws DamagedException {
    return ManifestJson.read(ManifestJson.write(manifest)).tables().get(0).details().orElseThrow();
  }

  private static TableDetails filled(ColumnDefault filled) {
    return new TableDetails(List.of(), Map.of("c", filled), Map.of(), List.of());
  }

  static Stream<Arguments> defaults() {
    return Stream.of(
        Arguments.of(new LogicalType.Bool(), true),
        Arguments.of(new LogicalType.Int(64, true), Long.MIN_VALUE),
        Arguments.of(new LogicalType.Int(64, false), new BigDecimal("18446744073709551615")),
        Arguments.of(LogicalType.Decimal.of(40, 2), new BigDecimal("12.50")),
        Arguments.of(new LogicalType.FloatingPoint(64), 0.1),
        Arguments.of(new LogicalType.FloatingPoint(64), Double.NaN),
        Arguments.of(LogicalType.Text.UNLIMITED, "\"'\\ \u0000\n😀\ud800"),
        Arguments.of(LogicalType.Text.UNLIMITED, ""),
        Arguments.of(LogicalType.Text.UNLIMITED, "x".repeat(1 << 20)),
        Arguments.of(new LogicalType.Date(), LocalDate.of(-44, 3, 15)),
        Arguments.of(
            new LogicalType.Array(LogicalType.Text.UNLIMITED),
            new ArrayList<>(Arrays.asList("a", null, "null"))));
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void valuesOfDefaultsStayAsTheyAre(LogicalType type, Object value) throws DamagedException {
    TableDetails written = filled(new ColumnDefault.Value(value));

    assertThat(details(manifest(type, List.of(), Optional.of(written)))).isEqualTo(written);
  }

  @Test
  void bytesOfDefaultsStayAsTheyAre() throws DamagedException {
    byte[] value = {0, -1, 39};
    Manifest manifest =
        manifest(
            LogicalType.Bytes.UNLIMITED,
            List.of(),
            Optional.of(filled(new ColumnDefault.Value(value))));

    assertThat(details(manifest).defaults().get("c"))
        .isInstanceOfSatisfying(
            ColumnDefault.Value.class, read -> assertThat(read.value()).isEqualTo(value));
  }

  @ParameterizedTest
  @EnumSource
  void computedDefaults(ColumnDefault.Computed computed) throws DamagedException {
    Manifest manifest =
        manifest(LogicalType.Text.UNLIMITED, List.of(), Optional.of(filled(computed)));

    assertThat(details(manifest)).isEqualTo(filled(computed));
  }

  @Test
  void expressionsKeepTheirWords() throws DamagedException {
    TableDetails written = filled(new ColumnDefault.Expression("lower('\"NAME\\'::text)"));

    assertThat(details(manifest(LogicalType.Text.UNLIMITED, List.of(), Optional.of(written))))
        .isEqualTo(written);
  }

  @Test
  void indexesForeignKeysAndTheRest() throws DamagedException {
    List<ForeignKey> keys = new ArrayList<>();
    Map<String, ForeignKeyRules> rules = new HashMap<>();
    List<Action> backwards = new ArrayList<>(List.of(Action.values()));
    Collections.reverse(backwards);
    Iterator<Action> others = backwards.iterator();
    for (Action action : Action.values()) {
      Action other = others.next();
      for (Match match : Match.values()) {
        for (Check check : Check.values()) {
          String name = "key" + keys.size();
          keys.add(
              new ForeignKey(
                  name, ORDERS, List.of("c"), ORDERS, List.of("c"), ForeignKey.Validity.ENFORCED));
          rules.put(name, new ForeignKeyRules(action, other, match, check));
        }
      }
    }
    TableDetails written =
        new TableDetails(
            List.of(
                new Index(
                    "by \"c\"",
                    List.of(
                        new Index.Part("c", Order.DESCENDING),
                        new Index.Part("d", Order.ASCENDING)))),
            Map.of(),
            rules,
            List.of("check constraint positive", "trigger t"));

    assertThat(details(manifest(LogicalType.Text.UNLIMITED, keys, Optional.of(written))))
        .isEqualTo(written);
  }

  @Test
  void whatASourceDoesNotTellIsNotMadeUp() throws DamagedException {
    byte[] json =
        ManifestJson.write(manifest(LogicalType.Text.UNLIMITED, List.of(), Optional.empty()));

    assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("details");
    assertThat(ManifestJson.read(json).tables().get(0).details()).isEmpty();
    assertThat(details(manifest(LogicalType.Text.UNLIMITED, List.of(), Optional.of(NOTHING))))
        .isEqualTo(NOTHING);
  }

  @ParameterizedTest
  @MethodSource("damages")
  void damageIsToldWithoutTheValue(String sound, String damaged, String told) {
    Manifest manifest =
        manifest(
            new LogicalType.Int(32, true),
            List.of(),
            Optional.of(filled(new ColumnDefault.Value(7342L))));
    String json = new String(ManifestJson.write(manifest), StandardCharsets.UTF_8);
    assertThat(json).contains(sound);
    byte[] broken = json.replace(sound, damaged).getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> ManifestJson.read(broken))
        .isInstanceOf(DamagedException.class)
        .hasMessageContaining(told)
        .hasMessageNotContaining("7342");
  }

  static Stream<Arguments> damages() {
    String value = "\"value\" : \"7342\"";
    return Stream.of(
        Arguments.of(value, "\"value\" : \"x7342\"", "the default of column c is no value of it"),
        Arguments.of(value, "\"value\" : \"\"", "the default of column c is no value of it"),
        Arguments.of(value, "\"value\" : 7342", "value is of another type"),
        Arguments.of(value, "\"other\" : 1", "it lacks value"),
        Arguments.of(value, "\"computed\" : \"noon\"", "there is no computed noon"),
        Arguments.of("\"column\" : \"c\"", "\"column\" : \"d\"", "there is no column d"));
  }
}
