package io.neosync.mongodb;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

@AnalyzeClasses(
    packages = "io.neosync.mongodb",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  void mongoDbIsTheOnlyPublicClass(JavaClasses connector) {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .doNotHaveFullyQualifiedName("io.neosync.mongodb.MongoDb")
        .should()
        .notBePublic()
        .allowEmptyShould(true)
        .check(connector);
  }

  @ArchTest
  void connectorNeedsOnlyCoreAndTheDriver(JavaClasses connector) {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "io.neosync",
                "io.neosync.spi",
                "io.neosync.schema",
                "io.neosync.mongodb..",
                "com.mongodb..",
                "org.bson..",
                "org.jspecify..",
                "java.."))
        .allowEmptyShould(true)
        .check(connector);
  }
}
