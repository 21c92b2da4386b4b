package io.neosync.mongodb;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to a deployment: a client of the caller's, or a connection string to make one of.
 *
 * @param place its hosts, for people; empty where they are not known
 * @param clients gives the client
 * @param owned whether each client is made for a session, which closes it
 */
record Access(String place, Supplier<MongoClient> clients, boolean owned) {

  private static final String DNS = "mongodb+srv://";

  /** Host and nothing else, behind a user and before a path or an option. */
  private static final Pattern HOST =
      Pattern.compile("mongodb\\+srv://(?:[^@/?]*@)?([\\w.-]+)(?:[/?][^@]*)?");

  static Access by(MongoClient client) {
    return new Access("", () -> client, false);
  }

  /**
   * @throws IllegalArgumentException without the string or what the driver says of it, since both
   *     may hold a password
   */
  static Access byUri(String uri) {
    Objects.requireNonNull(uri, "uri");
    // The driver would ask the DNS already to understand such a string.
    String place = uri.startsWith(DNS) ? host(uri) : String.join(",", parsed(uri).getHosts());
    return new Access(place, () -> open(uri), true);
  }

  private static String host(String uri) {
    Matcher host = HOST.matcher(uri);
    return host.matches() ? host.group(1) : "";
  }

  private static MongoClient open(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder().applyConnectionString(parsed(uri)).build());
  }

  private static ConnectionString parsed(String uri) {
    try {
      return new ConnectionString(uri);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "MongoDB's driver does not understand the connection string; it is written"
              + " mongodb://user:password@host:27017, with special characters of user and password"
              + " percent-encoded");
    }
  }

  /** The place only: a connection string has a password in it. */
  @Override
  public String toString() {
    return place;
  }
}
