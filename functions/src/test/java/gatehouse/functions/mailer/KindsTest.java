package gatehouse.functions.mailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.domain.Email;
import gatehouse.domain.Notification;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KindsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final URI LINK = URI.create("https://gatehouse.example/accept#a.b");
    private static final Notice ENDING = new Notice.Ending("Acme", "Ana", "agent", NOON);

    @Test
    void what_goes_by_itself_is_a_notification_and_what_somebody_did_to_the_reader_is_none() {
        assertThat(Kinds.of(ENDING)).contains(Notification.ACCOUNT);
        assertThat(Kinds.of(new Notice.Exported("Acme", 1, NOON))).contains(Notification.ACCOUNT);
        assertThat(Kinds.of(new Notice.AccessRevoked("Acme", "Ana", "agent", NOON, ""))).isEmpty();
        assertThat(Kinds.of(new Notice.OfferRevoked("Acme", "Ana", "agent", ""))).isEmpty();
    }

    @Test
    void mails_with_links_and_those_about_security_always_go_out() {
        assertThat(Kinds.of(new Notice.Invited("Acme", "Ana", "agent", NOON, NOON, "", LINK, NOON)))
                .isEmpty();
        assertThat(Kinds.of(new Notice.Reset("Acme", "ana", LINK, NOON))).isEmpty();
        assertThat(Kinds.of(new Notice.Guessed("ana", NOON))).isEmpty();
    }

    @Test
    void a_notification_has_a_reader_who_can_switch_it_off() {
        var to = new Email("ana@acme.example");
        assertThatThrownBy(() -> new Addressed(1, to, Language.EN, ENDING, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
