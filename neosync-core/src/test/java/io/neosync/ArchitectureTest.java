package io.neosync;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

@AnalyzeClasses(packages = "io.neosync", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String API = "io.neosync";
  private static final String SPI = "io.neosync.spi";
  private static final String SCHEMA = "io.neosync.schema";
  private static final String INTERNAL = "io.neosync.internal..";

  /** The only way from the API into the rooms behind it. */
  private static final DescribedPredicate<JavaClass> THE_DOOR =
      nameMatching("io\\.neosync\\.(Sync|SyncBuilder|SubsetOptions)(\\$.*)?").forSubtype();

  @ArchTest
  void coreNeedsNothingButJavaAndJspecify(JavaClasses core) {
    classes()
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage("io.neosync..", "java..", "org.jspecify.."))
        .check(core);
  }

  @ArchTest
  void coreKnowsNoDriverAndNoEngine(JavaClasses core) {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..",
            "javax.sql..",
            "org.jooq..",
            "org.postgresql..",
            "com.mysql..",
            "com.microsoft..",
            "com.mongodb..",
            "software.amazon..")
        .check(core);
  }

  @ArchTest
  void packagesHaveNoCycles(JavaClasses core) {
    slices()
        .assignedFrom(new EachPackage())
        .should()
        .beFreeOfCycles()
        .ignoreDependency(THE_DOOR, resideInAPackage(INTERNAL))
        .check(core);
  }

  @ArchTest
  void schemaDependsOnNothingOfOurs(JavaClasses core) {
    only(SCHEMA, SCHEMA).check(core);
  }

  @ArchTest
  void spiDependsOnSchemaAlone(JavaClasses core) {
    only(SPI, SPI, SCHEMA).check(core);
  }

  @ArchTest
  void apiDependsOnSpiAndSchemaAlone(JavaClasses core) {
    only(API, API, SPI, SCHEMA).check(core.that(not(THE_DOOR)));
  }

  @ArchTest
  void theDoorLeadsIntoTheRooms(JavaClasses core) {
    classes()
        .that(THE_DOOR)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(API, SPI, SCHEMA, INTERNAL, "java..", "org.jspecify.."))
        .check(core);
  }

  private static ArchRule only(String from, String... to) {
    return classes()
        .that()
        .resideInAPackage(from)
        .should()
        .onlyDependOnClassesThat(not(resideInAPackage("io.neosync..")).or(resideInAnyPackage(to)));
  }

  /** A slice for each package; the pattern {@code io.neosync.(**)} would leave out the API. */
  private static final class EachPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return SliceIdentifier.of(type.getPackageName());
    }

    @Override
    public String getDescription() {
      return "packages";
    }
  }
}
