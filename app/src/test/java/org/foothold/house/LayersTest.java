package org.foothold.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The arrows of the architecture: what each module and package may know. */
@AnalyzeClasses(
        packages = "org.foothold",
        importOptions = {DoNotIncludeTests.class, LayersTest.NoTestJars.class})
class LayersTest {
    private static final Set<String> CHANGES_OF_FILES = Set.of(
            "delete",
            "deleteIfExists",
            "move",
            "copy",
            "write",
            "writeString",
            "newOutputStream",
            "newBufferedWriter",
            "createFile",
            "createDirectory",
            "createDirectories",
            "createLink",
            "createSymbolicLink",
            "createTempFile",
            "createTempDirectory",
            "setAttribute",
            "setPosixFilePermissions",
            "setOwner",
            "setLastModifiedTime");

    @ArchTest
    static final ArchRule FORMATS_KNOWS_THE_JDK_ONLY = classes()
            .that()
            .resideInAPackage("org.foothold.formats..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.foothold.formats..", "java..", "javax.xml..", "org.jspecify..");

    @ArchTest
    static final ArchRule SIGMA_KNOWS_A_YAML_READER_ONLY = classes()
            .that()
            .resideInAPackage("org.foothold.sigma..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.foothold.sigma..", "java..", "org.jspecify..", "org.snakeyaml.engine..");

    @ArchTest
    static final ArchRule ENGINE_KNOWS_FORMATS_AND_SIGMA_ONLY = classes()
            .that()
            .resideInAPackage("org.foothold.engine..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.foothold.engine..",
                    "org.foothold.formats..",
                    "org.foothold.sigma..",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule MODEL_KNOWS_NOTHING = classes()
            .that()
            .resideInAPackage("org.foothold.engine.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.foothold.engine.model..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule SOURCE_KNOWS_THE_MODEL_ONLY = noClasses()
            .that()
            .resideInAPackage("org.foothold.engine.source..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.foothold.engine.collect..", "org.foothold.engine.hunt..", "org.foothold.sigma..");

    @ArchTest
    static final ArchRule COLLECT_DOES_NOT_KNOW_THE_HUNT = noClasses()
            .that()
            .resideInAPackage("org.foothold.engine.collect..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.foothold.engine.hunt..");

    @ArchTest
    static final ArchRule ENRICH_KNOWS_THE_MODEL_AND_SIGMA_ONLY = noClasses()
            .that()
            .resideInAPackage("org.foothold.engine.enrich..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.foothold.engine.collect..",
                    "org.foothold.engine.hunt..",
                    "org.foothold.engine.shape..",
                    "org.foothold.engine.source..",
                    "org.foothold.formats.evtx..",
                    "org.foothold.formats.json..",
                    "org.foothold.formats.linux..");

    @ArchTest
    static final ArchRule PACKAGES_OF_THE_ENGINE_HAVE_NO_CYCLES =
            slices().matching("org.foothold.engine.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_OF_SIGMA_HAVE_NO_CYCLES =
            slices().matching("org.foothold.sigma.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_A_RESPONSE_STARTS_A_PROCESS = noClasses()
            .that()
            .resideOutsideOfPackages("org.foothold.engine.respond..", "org.foothold.bench..")
            .should()
            .callMethodWhere(describe("a process is started", LayersTest::startsProcess));

    @ArchTest
    static final ArchRule ONLY_A_RESPONSE_CHANGES_FILES_OF_A_TARGET = noClasses()
            .that()
            .resideInAnyPackage("org.foothold.formats..", "org.foothold.engine..")
            .and()
            .resideOutsideOfPackage("org.foothold.engine.respond..")
            .should()
            .callMethodWhere(describe("a file is changed", LayersTest::changesFile))
            .orShould()
            .dependOnClassesThat(namedAny(
                    "java.io.FileOutputStream",
                    "java.io.FileWriter",
                    "java.io.RandomAccessFile",
                    "java.io.PrintWriter"));

    /** Leaves out the jars of test fixtures. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> namedAny(String... names) {
        Set<String> wanted = Set.of(names);
        return describe("writers of files", type -> wanted.contains(type.getName()));
    }

    private static boolean startsProcess(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        return (owner.equals("java.lang.ProcessBuilder") && call.getName().startsWith("start"))
                || (owner.equals("java.lang.Runtime") && call.getName().equals("exec"));
    }

    private static boolean changesFile(JavaCall<?> call) {
        String owner = call.getTargetOwner().getName();
        return (owner.equals("java.nio.file.Files") && CHANGES_OF_FILES.contains(call.getName()))
                || (owner.equals("java.io.File")
                        && (call.getName().equals("delete")
                                || call.getName().equals("renameTo")
                                || call.getName().startsWith("mk")
                                || call.getName().startsWith("set")));
    }
}
