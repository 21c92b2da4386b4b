package io.neosync.contract.mysql;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.ConnectionUrlParser;
import com.mysql.cj.conf.HostInfo;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The server that an environment variable names. It is used, never started or stopped. */
final class GivenMySql {

  private GivenMySql() {}

  /**
   * Takes the URL apart without connecting.
   *
   * @throws IllegalStateException if it is no MySQL URL. A wrong variable is a mistake to be seen,
   *     not a reason to skip; the URL itself stays out of the message, for it has a password
   */
  static RunningMySql at(MySqlEngine engine, String url) {
    if (!url.startsWith("jdbc:mysql://") || !ConnectionUrlParser.isConnectionStringSupported(url)) {
      throw new IllegalStateException(
          engine.variable()
              + " must look like jdbc:mysql://host:port/database?user=…&password=…, for MariaDB"
              + " too");
    }
    HostInfo host = ConnectionUrl.getConnectionUrlInstance(url, new Properties()).getMainHost();
    return new RunningMySql(
        engine + " of " + engine.variable(),
        "jdbc:mysql://%s:%d/".formatted(host.getHost(), host.getPort()),
        or(host.getUser(), System.getProperty("user.name")),
        or(host.getPassword(), ""),
        () -> {});
  }

  private static String or(@Nullable String value, String otherwise) {
    return value == null || value.isEmpty() ? otherwise : value;
  }
}
