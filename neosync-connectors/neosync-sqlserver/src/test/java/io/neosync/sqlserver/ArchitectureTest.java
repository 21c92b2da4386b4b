package io.neosync.sqlserver;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

@AnalyzeClasses(
    packages = "io.neosync.sqlserver",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  void sqlServerIsTheOnlyPublicClass(JavaClasses connector) {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .doNotHaveFullyQualifiedName("io.neosync.sqlserver.SqlServer")
        .should()
        .notBePublic()
        .allowEmptyShould(true)
        .check(connector);
  }

  @ArchTest
  void connectorNeedsOnlyCoreJdbcAndTheDriver(JavaClasses connector) {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "io.neosync",
                "io.neosync.spi",
                "io.neosync.schema",
                "io.neosync.jdbc..",
                "io.neosync.sqlserver..",
                "org.jooq..",
                "com.microsoft.sqlserver.jdbc..",
                "microsoft.sql..",
                "com.zaxxer.hikari..",
                "org.jspecify..",
                "java..",
                "javax.sql.."))
        .allowEmptyShould(true)
        .check(connector);
  }
}
