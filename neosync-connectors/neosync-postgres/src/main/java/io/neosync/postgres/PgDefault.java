package io.neosync.postgres;

import io.neosync.postgres.PgType.Kind;
import io.neosync.schema.ColumnDefault;
import io.neosync.schema.ColumnDefault.Computed;
import io.neosync.schema.ColumnDefault.Expression;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a default means, as {@code pg_get_expr} writes it. */
final class PgDefault {

  private static final String TEXT = "[EB]?'[^'\\\\]*+(?:(?:''|\\\\.)[^'\\\\]*+)*+'";

  private static final String CAST = "(?:::(?:\"[^\"]*+\"|[\\w. ]++|\\([\\d, ]*+\\)|\\[\\])++)*+";

  private static final String LITERAL =
      "(?:-?[\\d.]++(?:[eE][+-]?\\d+)?|\\(-[\\d.]++(?:[eE][+-]?\\d+)?\\)|true|false|" + TEXT + ")";

  private static final Pattern CONSTANT =
      Pattern.compile(
          "(%s)%s|\\((%s)%s\\)%s".formatted(LITERAL, CAST, LITERAL, CAST, CAST), Pattern.DOTALL);

  /** Texts that are a moment as soon as they are cast to one. */
  private static final Pattern MOVING =
      Pattern.compile("now|today|tomorrow|yesterday", Pattern.CASE_INSENSITIVE);

  private static final String PRESENT =
      "now\\(\\)|transaction_timestamp\\(\\)|CURRENT_TIMESTAMP|LOCALTIMESTAMP|'now'::text";

  private static final Pattern TODAY =
      Pattern.compile("CURRENT_DATE|\\((?:%s)\\)::date".formatted(PRESENT));

  private static final Pattern NOW =
      Pattern.compile(
          "now\\(\\)|transaction_timestamp\\(\\)|CURRENT_TIME(?:STAMP)?|LOCALTIME(?:STAMP)?"
              + "|\\((?:%s)\\)::time(?:stamp)?(?: with(?:out)? time zone)?".formatted(PRESENT));

  private static final Pattern UUID =
      Pattern.compile(
          "\\(?(?:[\\w\"]+\\.)?(?:gen_random_uuid|uuid_generate_v4|uuidv4)\\(\\)\\)?"
              + "(?:::(?:text|character varying|bpchar))?");

  /** Of which a cast with a length would cut values. */
  private static final Set<String> CUT = Set.of("varchar", "bpchar", "text", "bit", "varbit");

  /** 36 characters, and what a modifier counts more. */
  private static final int UUID_LENGTH = 40;

  private PgDefault() {}

  /** Whether the expression is a value, which the server can be asked for. */
  static boolean constant(String expression) {
    Matcher constant = CONSTANT.matcher(expression);
    return constant.matches()
        && (constant.group(2) == null || !MOVING.matcher(constant.group(2)).find());
  }

  /** What is computed anew for each row. */
  static ColumnDefault computed(String expression) {
    if (TODAY.matcher(expression).matches()) {
      return Computed.TODAY;
    } else if (NOW.matcher(expression).matches()) {
      return Computed.NOW;
    }
    return UUID.matcher(expression).matches() ? Computed.UUID : new Expression(expression);
  }

  /** What asks the server for the text of a constant's value in a column of this type. */
  static String valueOf(String expression, PgType type) {
    PgType bare = type.bare();
    boolean cut = bare.builtIn() && CUT.contains(bare.typeName());
    return "(cast((%s) as %s))::text"
        .formatted(expression, cut ? "pg_catalog." + PgSql.name(bare.typeName()) : bare.name());
  }

  /** The value in its class; empty if it is NULL. */
  static Optional<ColumnDefault> value(
      @org.jspecify.annotations.Nullable String text, PgType type) {
    if (text == null) {
      return Optional.empty();
    }
    PgType bare = type.bare();
    boolean truth = bare.kind() == Kind.BASE && bare.typeName().equals("bool");
    return Optional.of(
        new ColumnDefault.Value(truth ? text.equals("true") : PgValue.of(text, type)));
  }

  /** The default in PostgreSQL's words; empty where the type has none like that. */
  static Optional<String> words(Computed computed, PgType type) {
    String name = type.bare().typeName();
    return switch (computed) {
      case TODAY -> name.equals("date") ? Optional.of("CURRENT_DATE") : Optional.empty();
      case NOW ->
          switch (name) {
            case "timestamp", "timestamptz" -> Optional.of("now()");
            case "date" -> Optional.of("CURRENT_DATE");
            case "time" -> Optional.of("LOCALTIME");
            case "timetz" -> Optional.of("CURRENT_TIME");
            default -> Optional.empty();
          };
      case UUID ->
          switch (name) {
            case "uuid" -> Optional.of("gen_random_uuid()");
            case "text" -> Optional.of("(gen_random_uuid())::text");
            case "varchar", "bpchar" ->
                type.bare().modifier() < 0 || type.bare().modifier() >= UUID_LENGTH
                    ? Optional.of("(gen_random_uuid())::text")
                    : Optional.empty();
            default -> Optional.empty();
          };
    };
  }
}
