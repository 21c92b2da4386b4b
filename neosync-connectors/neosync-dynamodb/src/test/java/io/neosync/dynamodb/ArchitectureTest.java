package io.neosync.dynamodb;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

@AnalyzeClasses(
    packages = "io.neosync.dynamodb",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  void dynamoDbIsTheOnlyPublicClass(JavaClasses connector) {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .doNotHaveFullyQualifiedName("io.neosync.dynamodb.DynamoDb")
        .should()
        .notBePublic()
        .allowEmptyShould(true)
        .check(connector);
  }

  @ArchTest
  void connectorNeedsOnlyCoreAndTheSdk(JavaClasses connector) {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "io.neosync",
                "io.neosync.spi",
                "io.neosync.schema",
                "io.neosync.dynamodb..",
                "software.amazon.awssdk..",
                "org.jspecify..",
                "java.."))
        .allowEmptyShould(true)
        .check(connector);
  }
}
