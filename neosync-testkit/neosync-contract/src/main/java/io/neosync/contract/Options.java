package io.neosync.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.neosync.Capabilities;
import io.neosync.DestinationOption;
import io.neosync.SyncBuilder;
import io.neosync.UnsupportedOptionException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;

/** The options of a sync, asked for and refused. */
final class Options {

  private Options() {}

  /** Every combination, none of them among it. */
  static List<Set<DestinationOption>> combinations() {
    List<Set<DestinationOption>> combinations =
        new ArrayList<>(List.of(EnumSet.noneOf(DestinationOption.class)));
    for (DestinationOption option : DestinationOption.values()) {
      for (Set<DestinationOption> without : List.copyOf(combinations)) {
        Set<DestinationOption> with = EnumSet.of(option);
        with.addAll(without);
        combinations.add(with);
      }
    }
    return combinations;
  }

  static SyncBuilder ask(SyncBuilder builder, Set<DestinationOption> options) {
    SyncBuilder asked = builder;
    for (DestinationOption option : options) {
      asked =
          switch (option) {
            case TRUNCATE_BEFORE_INSERT -> asked.truncateBeforeInsert();
            case INIT_TABLE_SCHEMA -> asked.initTableSchema();
            case ON_CONFLICT_DO_NOTHING -> asked.onConflictDoNothing();
            case SKIP_FOREIGN_KEY_VIOLATIONS -> asked.skipForeignKeyViolations();
            case TRUNCATE_CASCADE -> asked.truncateCascade();
          };
    }
    return asked;
  }

  /** Asks for all of the options, at least one of which must be refused, in the exact words. */
  static void assertRefused(
      SyncBuilder builder, Capabilities capabilities, Set<DestinationOption> options) {
    Set<DestinationOption> lacking = EnumSet.copyOf(options);
    lacking.removeAll(capabilities.supported());
    UnsupportedOptionException refusal =
        Assertions.assertThrows(
            UnsupportedOptionException.class, () -> ask(builder, options).build());
    assertThat(refusal)
        .hasMessage(
            capabilities.engine()
                + " destination does not support "
                + names(lacking)
                + ".\n  Supported options: "
                + (capabilities.supported().isEmpty() ? "none" : names(capabilities.supported())));
    assertThat(refusal.engine()).isEqualTo(capabilities.engine());
    assertThat(refusal.unsupported()).isEqualTo(lacking);
    assertThat(refusal.supported()).isEqualTo(capabilities.supported());
  }

  private static String names(Set<DestinationOption> options) {
    return options.stream().map(Enum::name).collect(Collectors.joining(", "));
  }
}
