package gatehouse.functions.pages;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.Module;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.http.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProblemTypeTest {
    private static final List<Refusal> ONE_OF_EACH =
            List.of(
                    Refusal.Invalid.at("/end", "must be later"),
                    new Refusal.NotSignedIn(),
                    new Refusal.WrongCredentials(),
                    new Refusal.CodeRequired(),
                    new Refusal.SecondFactorRequired(),
                    new Refusal.PasswordChangeRequired(),
                    new Refusal.SignInAgain(),
                    new Refusal.WrongIdToken(),
                    new Refusal.NotAdmitted(),
                    new Refusal.ExternalIdentity("Acme Login"),
                    new Refusal.Lacks(Permission.READ_AUDIT),
                    new Refusal.ModuleOff(Module.CUSTOMER_LOGIN),
                    new Refusal.Outranked(),
                    new Refusal.OutOfReach(),
                    new Refusal.OtherPerson(),
                    new Refusal.Hidden(),
                    new Refusal.Conflict("taken"),
                    new Refusal.Conflicts(List.of()),
                    new Refusal.Gone(Instant.EPOCH),
                    new Refusal.Stale(),
                    new Refusal.VersionMissing(),
                    new Refusal.KeyReused(),
                    new Refusal.TooMany("mails", Duration.ofSeconds(1)),
                    new Refusal.TooLarge("the list"),
                    new Refusal.Unavailable());

    @Test
    void every_refusal_is_of_a_type_that_is_documented_with_its_status() {
        for (var refusal : ONE_OF_EACH) {
            var problem = Problem.of(refusal);
            assertThat(ProblemType.of(problem.type()).map(ProblemType::status))
                    .as(problem.type())
                    .contains(problem.status());
        }
    }

    @Test
    void every_kind_of_refusal_is_among_those_tried_here() {
        assertThat(ONE_OF_EACH)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.asList(Refusal.class.getPermittedSubclasses()));
    }
}
