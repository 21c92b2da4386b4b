package io.neosync.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Where a session's connections come from. A pool made here is closed with this object; a caller's
 * {@link DataSource} is only borrowed from. Thread-safe.
 */
public abstract class Connections implements AutoCloseable {

  /** As many connections as a pool of ours has, at most. */
  private static final int MOST = 10;

  private Connections() {}

  /** Tells how to get connections. Immutable, without I/O; a session opens it. */
  public interface Provider {

    /**
     * @param role what the connections are for; part of the names of a pool's threads
     * @throws SQLException if the database cannot be reached or refuses the credentials
     */
    Connections open(String role) throws SQLException;
  }

  /**
   * A pool of our own for this URL, opened when needed.
   *
   * @param driverProperties for the driver, where the URL does not say otherwise
   */
  public static Provider pooled(
      String jdbcUrl, String user, String password, Map<String, String> driverProperties) {
    return role -> {
      HikariConfig config = new HikariConfig();
      config.setPoolName("neosync-" + role);
      config.setJdbcUrl(jdbcUrl);
      config.setUsername(user);
      config.setPassword(password);
      driverProperties.forEach(config::addDataSourceProperty);
      config.setMaximumPoolSize(MOST);
      config.setMinimumIdle(0);
      try {
        return new Owned(new HikariDataSource(config));
      } catch (RuntimeException e) {
        // Hikari wraps the driver's exception, whose state and words are what a caller needs.
        if (e.getCause() instanceof SQLException cause) {
          throw cause;
        }
        throw e;
      }
    };
  }

  /** The caller's own data source, which is never closed here. */
  public static Provider borrowed(DataSource dataSource) {
    return role -> new Borrowed(dataSource);
  }

  public abstract Connection get() throws SQLException;

  @Override
  public abstract void close();

  private static final class Owned extends Connections {
    private final HikariDataSource pool;

    Owned(HikariDataSource pool) {
      this.pool = pool;
    }

    @Override
    public Connection get() throws SQLException {
      return pool.getConnection();
    }

    /**
     * Closes the pool in a thread that nobody interrupts: an interruption, before or meanwhile,
     * would make the pool give up half-way, and leave threads and connections behind.
     */
    @Override
    public void close() {
      Thread closing = new Thread(pool::close, pool.getPoolName() + "-close");
      closing.start();
      boolean interrupted = false;
      while (closing.isAlive()) {
        try {
          closing.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static final class Borrowed extends Connections {
    private final DataSource dataSource;

    Borrowed(DataSource dataSource) {
      this.dataSource = dataSource;
    }

    @Override
    public Connection get() throws SQLException {
      return dataSource.getConnection();
    }

    @Override
    public void close() {}
  }
}
