package gatehouse.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Who may see whom (docs/design.md, "Layout").
@DisplayNameGeneration(ReplaceUnderscores.class)
class LayoutTest {
    private static final String DOMAIN = "gatehouse.domain..";
    private static final String HTTP = "gatehouse.http..";
    private static final String AWS = "gatehouse.aws..";
    private static final String FUNCTIONS = "gatehouse.functions..";
    private static final String LOCAL = "gatehouse.local..";
    private static final String SDK = "software.amazon.awssdk..";

    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("gatehouse");

    /// Without what Dagger writes.
    private static final JavaClasses OURS =
            PRODUCT.that(
                    describe("written by us", type -> !type.getFullName().contains(".Dagger")));

    @Test
    void the_domain_sees_only_the_JDK_and_JSpecify() {
        classes()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(DOMAIN, "java..", "javax.crypto..", "org.jspecify.."))
                .check(PRODUCT);
    }

    @Test
    void the_domain_does_no_input_or_output() {
        noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.net.http..", "java.nio.file..", "java.sql.."))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(PRODUCT);
    }

    /// It is told the time: no class that can be asked for it is.
    @ParameterizedTest
    @ValueSource(
            classes = {
                Instant.class,
                LocalDate.class,
                LocalDateTime.class,
                OffsetDateTime.class,
                ZonedDateTime.class
            })
    void the_domain_asks_nobody_for_the_time(Class<?> asked) {
        noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .callMethod(asked, "now")
                .orShould()
                .callMethod(asked, "now", Clock.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class)
                .check(PRODUCT);
    }

    /// What it needs of randomness and settings is handed in.
    @Test
    void the_domain_reads_no_environment_and_makes_no_randomness() {
        noClasses()
                .that()
                .resideInAPackage(DOMAIN)
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class, String.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(ThreadLocalRandom.class)
                .check(PRODUCT);
    }

    /// Tokens, codes, ids, salts: all of it is drawn from what the platform hands out, which on
    /// Lambda is a `SecureRandom` (ASVS 6.5.3). `Pause` only spreads waiting times, and `StandIn`
    /// serves rehearsals, of which nothing is kept.
    @ParameterizedTest
    @ValueSource(
            classes = {
                Random.class,
                ThreadLocalRandom.class,
                SplittableRandom.class,
                RandomGeneratorFactory.class
            })
    void the_product_uses_no_randomness_that_can_be_guessed(Class<?> guessed) {
        noClasses()
                .that()
                .resideOutsideOfPackage(LOCAL)
                .and()
                .doNotHaveFullyQualifiedName("gatehouse.aws.Pause")
                .and()
                .doNotHaveFullyQualifiedName("gatehouse.aws.StandIn")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(guessed)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(RandomGenerator.class, "getDefault")
                .orShould()
                .callMethod(RandomGenerator.class, "of", String.class)
                .check(PRODUCT);
    }

    @Test
    void on_Lambda_randomness_is_a_SecureRandom_and_nobody_else_makes_any() {
        var makers =
                PRODUCT.stream()
                        .flatMap(type -> type.getConstructorCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(SecureRandom.class))
                        .map(call -> call.getOrigin().getFullName())
                        .filter(maker -> !maker.startsWith("gatehouse.local."))
                        .toList();
        var drawing =
                PRODUCT.stream()
                        .filter(type -> type.isAssignableTo(RandomGenerator.class))
                        .toList();

        assertThat(makers).containsExactly("gatehouse.aws.LambdaPlatform.random()");
        assertThat(drawing).as("generators of our own").isEmpty();
    }

    @Test
    void no_function_sees_another() {
        slices().matching("gatehouse.functions.(*)..")
                .should()
                .notDependOnEachOther()
                .check(PRODUCT);
    }

    @Test
    void what_functions_share_sees_none_of_them() {
        noClasses()
                .that()
                .resideInAPackage("gatehouse.functions")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("gatehouse.functions.*..")
                .check(PRODUCT);
    }

    @Test
    void of_the_product_only_gatehouse_aws_sees_the_SDK() {
        noClasses()
                .that()
                .resideInAnyPackage(DOMAIN, HTTP, FUNCTIONS)
                .and()
                // until it has moved to where the SDK is
                .doNotHaveFullyQualifiedName("gatehouse.functions.relay.Attributes")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SDK)
                .check(PRODUCT);
    }

    /// So that whoever signs in by a password does not wait for its classes: they are asked for
    /// through a `Lazy`.
    @Test
    void only_what_checks_ID_tokens_sees_the_library_for_them() {
        noClasses()
                .that()
                .resideOutsideOfPackage(LOCAL)
                .and()
                .haveNameNotMatching(
                        "gatehouse.functions.signin.(IdTokens|IdClaims|ProviderKeys).*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.nimbusds..")
                .check(PRODUCT);
    }

    /// What asks for units, so that each run can say what it used.
    @Test
    void only_the_table_asks_DynamoDB() {
        noClasses()
                .that()
                .resideOutsideOfPackage(LOCAL)
                .and()
                .doNotHaveFullyQualifiedName("gatehouse.aws.Table")
                .should()
                .callMethodWhere(
                        describe(
                                "DynamoDbClient is called",
                                call ->
                                        call.getTargetOwner().isEquivalentTo(DynamoDbClient.class)
                                                && !call.getTarget()
                                                        .getRawReturnType()
                                                        .getName()
                                                        .endsWith("Builder")))
                .check(PRODUCT);
    }

    @Test
    void the_edge_and_the_adapters_do_not_see_each_other() {
        noClasses()
                .that()
                .resideInAPackage(HTTP)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AWS, FUNCTIONS, LOCAL)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(AWS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(HTTP, FUNCTIONS, LOCAL)
                .check(PRODUCT);
    }

    @Test
    void the_product_does_not_know_the_local_system() {
        noClasses()
                .that()
                .resideOutsideOfPackage(LOCAL)
                .should()
                .dependOnClassesThat(resideInAPackage(LOCAL))
                .check(PRODUCT);
    }

    /// Keys are built in `Keys`. Three more call the constructor, each with the texts of a key that
    /// was built there and came back: from an item, from a mail's tag, from a list's cursor.
    @Test
    void only_Keys_builds_keys() {
        classes()
                .that()
                .haveFullyQualifiedName("gatehouse.aws.Key")
                .should()
                .onlyBeAccessed()
                .byClassesThat(resideInAnyPackage(AWS, FUNCTIONS))
                .check(PRODUCT);
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("gatehouse.aws.Keys")
                .and()
                .doNotHaveFullyQualifiedName("gatehouse.aws.Key")
                .and()
                .doNotHaveFullyQualifiedName("gatehouse.aws.MailTag")
                .and()
                .doNotHaveFullyQualifiedName("gatehouse.aws.Listing")
                .should()
                .callConstructor(gatehouse.aws.Key.class, String.class, String.class)
                .check(PRODUCT);
    }

    @Test
    void names_say_what_a_class_is_for() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Common)")
                .check(OURS);
    }
}
