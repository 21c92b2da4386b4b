package io.neosync.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.schema.Column;
import io.neosync.schema.Key;
import io.neosync.schema.LogicalType.Int;
import io.neosync.schema.PortableType;
import io.neosync.schema.Table;
import io.neosync.schema.TableRef;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DetailsReaderTest {

  private static Column column(String name, boolean nullable) {
    return new Column(
        name,
        new PortableType(SqlServer.ENGINE, "int", Int.of(32)),
        nullable,
        Column.Fill.NONE,
        OptionalLong.empty());
  }

  @Test
  void keysThatTakeOneRowWithNullAreNamed() {
    Table table =
        new Table(
            new TableRef("dbo", "customer"),
            List.of(column("id", false), column("code", true), column("place", false)),
            List.of(
                new Key("customer_pk", Key.Kind.PRIMARY, List.of("id")),
                new Key("customer_place", Key.Kind.UNIQUE, List.of("place")),
                new Key("customer_code", Key.Kind.UNIQUE, List.of("place", "code"))),
            List.of(),
            0);

    assertThat(DetailsReader.keysOfNulls(table))
        .containsExactly("NULLS NOT DISTINCT of key customer_code");
  }
}
