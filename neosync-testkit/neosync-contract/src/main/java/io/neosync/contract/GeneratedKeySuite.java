package io.neosync.contract;

import static io.neosync.DestinationOption.ON_CONFLICT_DO_NOTHING;
import static io.neosync.DestinationOption.TRUNCATE_BEFORE_INSERT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The next key that the destination generates collides with no row that came. */
interface GeneratedKeySuite extends Suite {

  TestTable TICKET = TestTable.generating("ticket").column("text", TestType.TEXT);

  @Test
  default void keysContinueAfterTheRows() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.GENERATED_KEYS);
    pair.create(TICKET);
    pair.insertSource(TICKET, TestRow.of(1, "a"), TestRow.of(2, "b"), TestRow.of(50, "c"));

    pair.run();

    assertThat(pair.destination().insertGenerated(TICKET)).isGreaterThan(50);
    assertThat(pair.rows(TICKET)).hasSize(4);
  }

  @Test
  default void keysContinueAfterRowsThatWereThere() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.GENERATED_KEYS);
    pair.create(TICKET);
    pair.insertSource(TICKET, TestRow.of(5, "new"));
    long present = pair.destination().insertGenerated(TICKET);
    pair.insertDestination(TICKET, TestRow.of(70, "old"));

    pair.run(sync -> sync.append());

    assertThat(pair.destination().insertGenerated(TICKET)).isGreaterThan(70).isNotEqualTo(present);
    assertThat(pair.rows(TICKET)).hasSize(4);
  }

  @Test
  default void keysContinueAfterMissingRowsCame() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.GENERATED_KEYS);
    pair.needs(ON_CONFLICT_DO_NOTHING);
    pair.create(TICKET);
    pair.insertSource(TICKET, TestRow.of(1, "new"), TestRow.of(2, "new"), TestRow.of(3, "new"));
    pair.destination().insertGenerated(TICKET);

    pair.run(sync -> sync.onConflictDoNothing());

    assertThat(pair.destination().insertGenerated(TICKET)).isGreaterThan(3);
    assertThat(pair.rows(TICKET)).hasSize(4);
  }

  @Test
  default void truncationRestartsKeys() throws Exception {
    Pair pair = pair();
    pair.needs(Behaviour.GENERATED_KEYS);
    pair.needs(TRUNCATE_BEFORE_INSERT);
    pair.create(TICKET);
    for (int i = 0; i < 7; i++) {
      pair.destination().insertGenerated(TICKET);
    }

    pair.run(sync -> sync.truncateBeforeInsert());

    assertThat(pair.destination().insertGenerated(TICKET)).isEqualTo(1);
  }
}
