package io.neosync.dynamodb;

/**
 * The service, or a sync before it asked the service, refused. The message holds no values, and
 * there is no cause, whose message might.
 */
final class DynamoException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What kind of refusal it was. */
  enum Kind {
    /** The service looked at the request and did nothing. */
    REFUSED,
    /** The service does not know the table. */
    NO_TABLE,
    /** The client's credentials do not allow it. */
    DENIED,
    /** Nobody knows what became of the request. */
    UNKNOWN
  }

  private final Kind kind;

  DynamoException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
