package io.neosync.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Passes a table's rows on in the server's binary format, message by message. */
final class BinaryCopy {

  private final Connection source;
  private final Connection destination;

  BinaryCopy(Connection source, Connection destination) {
    this.source = source;
    this.destination = destination;
  }

  void pipe(String table) throws SQLException {
    pipeFrom(table, table);
  }

  /** The rows of a query. */
  void pipe(String query, String table) throws SQLException {
    pipeFrom("(" + query + ")", table);
  }

  private void pipeFrom(String source, String table) throws SQLException {
    CopyOut out = copies(this.source).copyOut("COPY " + source + " TO STDOUT (FORMAT binary)");
    CopyIn in = copies(destination).copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
    for (byte[] message = out.readFromCopy(); message != null; message = out.readFromCopy()) {
      in.writeToCopy(message, 0, message.length);
    }
    in.endCopy();
  }

  private static CopyManager copies(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
