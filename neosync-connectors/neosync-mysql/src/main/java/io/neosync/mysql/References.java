package io.neosync.mysql;

import io.neosync.mysql.SqlToken.Kind;
import io.neosync.mysql.TableText.Item;
import io.neosync.schema.TableRef;
import java.util.ArrayList;
import java.util.List;

/** Where the foreign keys of a definition point to. */
final class References {

  private References() {}

  /** The same foreign key to a table of this name. */
  static Item to(Item foreignKey, TableRef table) {
    List<SqlToken> tokens = foreignKey.tokens();
    int at = 0;
    while (!tokens.get(at).is("REFERENCES")) {
      at++;
    }
    // A space, and then the name, after that of its schema where that is another.
    int first = at + 2;
    int end = tokens.get(first + 1).is(".") ? first + 3 : first + 1;
    List<SqlToken> result = new ArrayList<>(tokens.subList(0, first));
    result.add(new SqlToken(Kind.QUOTED, MySqlSql.name(table)));
    result.addAll(tokens.subList(end, tokens.size()));
    return foreignKey.with(result);
  }
}
