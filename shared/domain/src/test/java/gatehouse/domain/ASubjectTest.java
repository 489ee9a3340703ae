package gatehouse.domain;

import static gatehouse.domain.Samples.ACME;
import static gatehouse.domain.Samples.SAM;
import static gatehouse.domain.Samples.anotherGrantId;
import static gatehouse.domain.Samples.email;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ASubjectTest {
    @Test
    void is_read_as_it_was_written() {
        for (var subject :
                List.of(
                        Subject.of(ACME),
                        Subject.of(SAM),
                        Subject.of(anotherGrantId(), SAM),
                        Subject.of(GroupId.DOMAIN),
                        Subject.of(new RoleId("night-shift")),
                        Subject.of(InvitationId.first(email("sam@vendor.example")).next()),
                        Subject.of(SessionId.next(new Random(1))))) {
            assertThat(Subject.parse(subject.toString())).isEqualTo(subject);
        }
    }

    @Test
    void is_not_read_from_what_was_never_written() {
        for (var text :
                List.of(
                        "",
                        "/",
                        "//",
                        "tenant",
                        "tenant/",
                        "/acme",
                        "grant/a/",
                        "grant//b",
                        "grant/a/b/c",
                        "a/b/c/d")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Subject.parse(text));
        }
    }
}
