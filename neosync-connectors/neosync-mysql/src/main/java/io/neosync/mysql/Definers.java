package io.neosync.mysql;

import io.neosync.mysql.Program.Account;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/**
 * Whose rights the programs of a destination can have: those of its own user, and, where that may
 * say so, of any other that exists.
 */
final class Definers {

  private final Account own;
  private final boolean any;
  private final Set<Account> accounts;

  private Definers(Account own, boolean any, Set<Account> accounts) {
    this.own = own;
    this.any = any;
    this.accounts = accounts;
  }

  static Definers read(Backend backend) throws SQLException {
    Account own =
        Account.parse(backend.query("SELECT CURRENT_USER()", row -> row.getString(1)).get(0));
    boolean any =
        backend.query("SHOW GRANTS", row -> row.getString(1)).stream()
            .anyMatch(Grants::givesAnyDefiner);
    return new Definers(own, any, any ? accounts(backend) : Set.of());
  }

  private static Set<Account> accounts(Backend backend) throws SQLException {
    try {
      return new HashSet<>(
          backend.query(
              "SELECT User, Host FROM mysql.user",
              row -> new Account(row.getString(1), row.getString(2))));
    } catch (SQLException e) {
      if (MySqlErrors.forbidden(e)) {
        return Set.of(); // which are there, is not to be known
      }
      throw e;
    }
  }

  /** The definer, if it can be one here; our user otherwise. */
  Account owner(Account definer) {
    return any && accounts.contains(definer) ? definer : own;
  }

  /** Why a definer cannot be one here. */
  String reason() {
    return any
        ? "which the destination does not know"
        : "which the destination's user may not give it";
  }
}
