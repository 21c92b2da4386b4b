package io.neosync.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.Column;
import io.neosync.schema.LogicalType;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.LogicalType.Text;
import io.neosync.schema.PortableType;
import io.neosync.schema.TableRef;
import io.neosync.spi.Fit;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ConversionsTest {

  private final Conversions conversions = new Conversions();

  private static Column column(String name, String type, LogicalType logical) {
    return new Column(
        name,
        new PortableType("Test", type, logical),
        true,
        Column.Fill.NONE,
        OptionalLong.empty());
  }

  private void add(String table, String name, String from, LogicalType logical, Fit.Kind kind) {
    conversions.add(
        new TableRef("public", table),
        column(name, from, logical),
        column(name, "int", Int.of(32)),
        Fit.converting(kind, value -> value));
  }

  @Test
  void columnsThatAreStoredAlikeAreToldTogether() {
    add("staff", "store", "smallint", Int.of(16), Fit.Kind.WIDENED);
    add("staff", "note", "text", Text.UNLIMITED, Fit.Kind.CHECKED);
    add("staff", "id", "integer", Int.of(32), Fit.Kind.EXACT);
    add("shop", "size", "smallint", Int.of(16), Fit.Kind.WIDENED);
    add("staff", "address", "smallint", Int.of(16), Fit.Kind.WIDENED);

    assertThat(conversions.notes())
        .containsExactly(
            "smallint is stored as int, which holds more or says less: public.staff (store,"
                + " address), public.shop (size)",
            "text is stored as int; a value that cannot be stored unchanged fails the run:"
                + " public.staff (note)");
  }

  @Test
  void documentsSayByThemselvesWhatTheirFieldsAre() {
    add("staff", "anything", "field", new LogicalType.Dynamic(), Fit.Kind.WIDENED);

    assertThat(conversions.notes()).isEmpty();
  }
}
