package io.neosync;

import static io.neosync.DestinationOption.INIT_TABLE_SCHEMA;
import static io.neosync.DestinationOption.ON_CONFLICT_DO_NOTHING;
import static io.neosync.DestinationOption.SKIP_FOREIGN_KEY_VIOLATIONS;
import static io.neosync.DestinationOption.TRUNCATE_BEFORE_INSERT;
import static io.neosync.DestinationOption.TRUNCATE_CASCADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neosync.spi.Condition;
import io.neosync.spi.DestinationSession;
import io.neosync.spi.SourceSession;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of options with every engine's column of the matrix: built, or refused. */
class CapabilityMatrixTest {

  /** How a builder is asked for an option; an option without an entry fails the test below. */
  private static final Map<DestinationOption, UnaryOperator<SyncBuilder>> METHODS =
      Map.of(
          TRUNCATE_BEFORE_INSERT, SyncBuilder::truncateBeforeInsert,
          INIT_TABLE_SCHEMA, SyncBuilder::initTableSchema,
          ON_CONFLICT_DO_NOTHING, SyncBuilder::onConflictDoNothing,
          SKIP_FOREIGN_KEY_VIOLATIONS, SyncBuilder::skipForeignKeyViolations,
          TRUNCATE_CASCADE, SyncBuilder::truncateCascade);

  private static final List<Capabilities> MATRIX =
      List.of(
          Capabilities.of("PostgreSQL", DestinationOption.values()),
          Capabilities.of(
              "MySQL",
              TRUNCATE_BEFORE_INSERT,
              INIT_TABLE_SCHEMA,
              ON_CONFLICT_DO_NOTHING,
              SKIP_FOREIGN_KEY_VIOLATIONS),
          Capabilities.of("SQL Server", TRUNCATE_BEFORE_INSERT, SKIP_FOREIGN_KEY_VIOLATIONS),
          Capabilities.of("DynamoDB"),
          Capabilities.of("MongoDB"),
          Capabilities.of("S3"));

  /** A database that nobody may connect to: build() does no I/O. */
  private record Unreachable(Capabilities capabilities) implements Source, Destination {

    @Override
    public String engine() {
      return capabilities.engine();
    }

    @Override
    public Condition condition(String text, List<Object> values) {
      throw new AssertionError("no subset was asked for");
    }

    @Override
    public SourceSession openSource() {
      throw new AssertionError("build() connected to the source");
    }

    @Override
    public DestinationSession openDestination() {
      throw new AssertionError("build() connected to the destination");
    }
  }

  static Stream<Arguments> combinations() {
    return MATRIX.stream()
        .flatMap(engine -> subsets().stream().map(asked -> Arguments.of(engine, asked)));
  }

  private static List<Set<DestinationOption>> subsets() {
    List<Set<DestinationOption>> subsets =
        new ArrayList<>(List.of(EnumSet.noneOf(DestinationOption.class)));
    for (DestinationOption option : DestinationOption.values()) {
      for (Set<DestinationOption> without : List.copyOf(subsets)) {
        Set<DestinationOption> with = EnumSet.of(option);
        with.addAll(without);
        subsets.add(with);
      }
    }
    return subsets;
  }

  private static Sync build(Capabilities engine, Set<DestinationOption> asked) {
    Unreachable endpoint = new Unreachable(engine);
    SyncBuilder builder = Sync.from(endpoint).to(endpoint);
    for (DestinationOption option : asked) {
      builder = METHODS.get(option).apply(builder);
    }
    return builder.build();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("combinations")
  void isBuiltOrRefusedWithAllThatIsLacking(Capabilities engine, Set<DestinationOption> asked) {
    Set<DestinationOption> lacking = EnumSet.noneOf(DestinationOption.class);
    lacking.addAll(asked);
    lacking.removeAll(engine.supported());
    if (lacking.isEmpty()) {
      assertThat(build(engine, asked)).isNotNull();
      return;
    }

    UnsupportedOptionException refusal =
        catchThrowableOfType(UnsupportedOptionException.class, () -> build(engine, asked));

    assertThat(refusal)
        .hasMessage(
            engine.engine()
                + " destination does not support "
                + names(lacking)
                + ".\n  Supported options: "
                + (engine.supported().isEmpty() ? "none" : names(engine.supported())));
    assertThat(refusal.engine()).isEqualTo(engine.engine());
    assertThat(refusal.unsupported()).isEqualTo(lacking);
    assertThat(refusal.supported()).isEqualTo(engine.supported());
  }

  private static String names(Set<DestinationOption> options) {
    return options.stream().map(Enum::name).collect(Collectors.joining(", "));
  }

  @Test
  void saysItInTheWordsOfTheDesign() {
    assertThat(refusal(MATRIX.get(1), EnumSet.of(TRUNCATE_CASCADE)))
        .hasMessage(
            """
            MySQL destination does not support TRUNCATE_CASCADE.
              Supported options: TRUNCATE_BEFORE_INSERT, INIT_TABLE_SCHEMA, ON_CONFLICT_DO_NOTHING, SKIP_FOREIGN_KEY_VIOLATIONS\
            """);
    assertThat(refusal(MATRIX.get(2), EnumSet.allOf(DestinationOption.class)))
        .hasMessage(
            """
            SQL Server destination does not support INIT_TABLE_SCHEMA, ON_CONFLICT_DO_NOTHING, TRUNCATE_CASCADE.
              Supported options: TRUNCATE_BEFORE_INSERT, SKIP_FOREIGN_KEY_VIOLATIONS\
            """);
    assertThat(refusal(MATRIX.get(5), EnumSet.of(ON_CONFLICT_DO_NOTHING)))
        .hasMessage(
            """
            S3 destination does not support ON_CONFLICT_DO_NOTHING.
              Supported options: none\
            """);
  }

  private static UnsupportedOptionException refusal(
      Capabilities engine, Set<DestinationOption> asked) {
    return catchThrowableOfType(UnsupportedOptionException.class, () -> build(engine, asked));
  }

  @Test
  void everyOptionHasABuilderMethod() {
    assertThat(METHODS).containsOnlyKeys(DestinationOption.values());
  }
}
