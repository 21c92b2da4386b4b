package io.neosync.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.neosync.contract.postgres.TestDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

class SpringBeansTest {

  static TestDatabase words;

  @BeforeAll
  static void create() {
    words = Words.create();
  }

  @AfterAll
  static void drop() throws SQLException {
    words.close();
  }

  @Configuration
  static class Beans {
    @Bean
    DataSource dataSource() {
      return words.dataSource();
    }
  }

  @Configuration
  static class NoBeans {}

  @SpringJUnitConfig(Beans.class)
  @NeosyncTest
  @Seed("fixtures/one")
  static class SpringTests {
    @Autowired DataSource dataSource;

    @Test
    void findsTheBean() throws SQLException {
      assertThat(Words.all(dataSource)).isEqualTo("one;1there before");
    }

    @Nested
    class InnerTests {
      @Test
      @Seed("fixtures/two")
      void findsTheBean() throws SQLException {
        assertThat(Words.all(dataSource)).isEqualTo("two,three;1there before");
      }
    }
  }

  @Test
  void theDataSourceOfTheContextIsSeeded() throws SQLException {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(SpringTests.class))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.succeeded(2).failed(0));
    assertThat(Words.all(words.dataSource())).isEqualTo("there before;1there before");
  }

  @ExtendWith({SpringExtension.class, NeosyncExtension.class})
  @ContextConfiguration(classes = NoBeans.class)
  static class NoBeanTests {
    @Test
    void test() {}
  }

  @Test
  void aContextWithoutOneIsTold() {
    var failed =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(NoBeanTests.class))
            .execute()
            .testEvents()
            .failed()
            .list();
    assertThat(failed).hasSize(1);
    assertThat(
            failed
                .get(0)
                .getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                .getThrowable()
                .orElseThrow())
        .hasMessageStartingWith(
            NoBeanTests.class.getName()
                + " has no @SyncTo field, and its Spring context gives no DataSource: ");
  }
}
