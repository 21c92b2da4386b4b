package io.neosync.s3;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

@AnalyzeClasses(packages = "io.neosync.s3", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  void onlyTheEntryAndItsOptionsArePublic(JavaClasses connector) {
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .doNotHaveFullyQualifiedName("io.neosync.s3.S3")
        .and()
        .doNotHaveFullyQualifiedName("io.neosync.s3.Compression")
        .should()
        .notBePublic()
        .allowEmptyShould(true)
        .check(connector);
  }

  @ArchTest
  void connectorNeedsOnlyCoreTheSdkJsonAndZstandard(JavaClasses connector) {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "io.neosync",
                "io.neosync.spi",
                "io.neosync.schema",
                "io.neosync.s3..",
                "software.amazon.awssdk..",
                "com.fasterxml.jackson.core..",
                "com.github.luben.zstd..",
                "org.jspecify..",
                "java.."))
        .allowEmptyShould(true)
        .check(connector);
  }
}
