package io.neosync.mongodb;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.bulk.BulkWriteError;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes the values out of what the driver throws. The server quotes whole commands and documents in
 * its messages, and the driver adds the server's whole answer.
 */
final class MongoErrors {

  /** What a failed run mostly dies of, in words. */
  private static final Map<Integer, String> WORDS =
      Map.of(
          11000, "duplicate key",
          121, "document fails the collection's validation",
          66, "the _id differs in a way the server takes for the same",
          10334, "document too large",
          239,
              "the source's snapshot is older than the history that the server keeps; raise"
                  + " minSnapshotHistoryWindowInSeconds, or read withoutSnapshot()");

  private static final Pattern INDEX = Pattern.compile(" index: ([^{}\"]+?) dup key");

  private MongoErrors() {}

  /** What failed, without values; the stack trace is kept, the driver's exception is not. */
  static final class MongoFailure extends Exception {
    private static final long serialVersionUID = 1L;

    MongoFailure(String message, Throwable origin) {
      super(message);
      setStackTrace(origin.getStackTrace());
    }
  }

  static Exception redacted(Exception e) {
    if (e instanceof MongoInterruptedException || e instanceof InterruptedException) {
      return new InterruptedException("interrupted");
    }
    return e instanceof MongoException mongo ? new MongoFailure(message(mongo), mongo) : e;
  }

  private static String message(MongoException e) {
    if (e instanceof MongoSecurityException) {
      return "MongoDB refused the client's authentication";
    } else if (e instanceof MongoCommandException command) {
      return withoutValues(command.getErrorMessage()) + code(command.getErrorCode());
    } else if (e instanceof MongoBulkWriteException || e instanceof MongoServerException) {
      return "MongoDB reported an error" + code(e.getCode());
    } else if (e instanceof MongoSocketException socket) {
      return "the connection to " + socket.getServerAddress() + " failed: " + socket.getMessage();
    } else if (e instanceof MongoTimeoutException) {
      return "no server of MongoDB answered in time";
    } else if (e instanceof MongoConfigurationException) {
      return "MongoDB's driver refuses the client's options";
    }
    return "MongoDB's driver failed with " + e.getClass().getSimpleName() + code(e.getCode());
  }

  private static String code(int code) {
    return " [code %d%s]".formatted(code, WORDS.containsKey(code) ? ", " + WORDS.get(code) : "");
  }

  /** A message up to where it begins to quote. */
  static String withoutValues(String message) {
    String[] parts = message.split("[{\\[\"'(]", 2);
    return parts.length == 1 ? message : parts[0].strip() + " ... (withheld)";
  }

  /** Why the server refused a document; its message quotes it, but for the name of an index. */
  static String described(BulkWriteError error) {
    return "code %d%s%s"
        .formatted(
            error.getCode(),
            WORDS.containsKey(error.getCode()) ? " (" + WORDS.get(error.getCode()) + ")" : "",
            index(error).map(name -> " in index " + name).orElse(""));
  }

  /** The index in which the document's key is a duplicate. */
  static Optional<String> index(BulkWriteError error) {
    Matcher index = INDEX.matcher(error.getMessage());
    return index.find() ? Optional.of(index.group(1)) : Optional.empty();
  }

  /** Counts of errors in words: {@code 3 x code 11000 (duplicate key) in index _id_}. */
  static String counted(Map<String, Long> failed) {
    return failed.entrySet().stream()
        .map(entry -> entry.getValue() + " x " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
