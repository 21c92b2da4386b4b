package io.neosync.s3;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
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
        .and()
        .doNotHaveFullyQualifiedName("io.neosync.s3.FileFormat")
        .should()
        .notBePublic()
        .allowEmptyShould(true)
        .check(connector);
  }

  private static final DescribedPredicate<JavaClass> OF_PARQUET =
      DescribedPredicate.describe(
          "named after Parquet", type -> type.getSimpleName().startsWith("Parquet"));

  /** The others must do where its library is missing. */
  @ArchTest
  void onlyClassesNamedAfterParquetNeedItsLibraryAndNoneNeedsHadoop(JavaClasses connector) {
    classes()
        .that(OF_PARQUET.or(nestedIn(OF_PARQUET)))
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "io.neosync",
                "io.neosync.spi",
                "io.neosync.schema",
                "io.neosync.s3..",
                "com.fasterxml.jackson.core..",
                "com.github.luben.zstd..",
                "org.apache.parquet..",
                "org.jspecify..",
                "java.."))
        .check(connector);
  }

  private static DescribedPredicate<JavaClass> nestedIn(DescribedPredicate<JavaClass> outer) {
    return DescribedPredicate.describe(
        "nested in classes " + outer.getDescription(),
        type ->
            type.getEnclosingClass()
                .map(each -> outer.test(each) || nestedIn(outer).test(each))
                .orElse(false));
  }

  @ArchTest
  void connectorNeedsOnlyCoreTheSdkJsonAndZstandard(JavaClasses connector) {
    classes()
        .that(DescribedPredicate.not(OF_PARQUET.or(nestedIn(OF_PARQUET))))
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
