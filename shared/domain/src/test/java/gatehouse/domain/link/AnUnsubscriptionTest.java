package gatehouse.domain.link;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.AccountId;
import gatehouse.domain.Notification;
import gatehouse.domain.Outcome;
import gatehouse.domain.Profile;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the link in a notification asks for (C9).
class AnUnsubscriptionTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final AccountId ANA = new AccountId("a".repeat(26));

    @ParameterizedTest
    @EnumSource
    @DisplayName("C9: the link says tenant, person and kind, and works for 180 days")
    void said(Notification kind) {
        var asked = new Unsubscription(ACME, ANA, kind);
        var end = NOON.plus(Unsubscription.LIFE);
        var link = asked.token(NOON);
        assertThat(Unsubscription.open(link, end.minusNanos(1))).isEqualTo(Outcome.done(asked));
        assertThat(Unsubscription.open(link, end))
                .isEqualTo(Outcome.refused(new Refusal.Gone(end)));
    }

    @Test
    @DisplayName("C9: what names no person or no kind asks for nothing")
    void nothing() {
        for (var id : new String[] {ANA.value(), ANA + ".news", "ana.account", ".account"}) {
            assertThat(Unsubscription.open(new LinkToken(ACME, id, 1, NOON.plusMillis(1)), NOON))
                    .as(id)
                    .isEqualTo(Outcome.refused(new Refusal.Hidden()));
        }
    }

    @Test
    @DisplayName("C9: it switches its own kind off, besides those that are, and can be asked again")
    void switched() {
        var before = Profile.NONE.mute(Set.of(Notification.CODES));
        var asked = new Unsubscription(ACME, ANA, Notification.ACCOUNT);
        assertThat(asked.isDoneIn(before)).isFalse();
        var after = asked.in(before);
        assertThat(after.muted()).containsOnly(Notification.CODES, Notification.ACCOUNT);
        assertThat(asked.isDoneIn(after)).isTrue();
        assertThat(asked.in(after)).isEqualTo(after);
    }

    @Test
    @DisplayName("C9: a kind goes out while the administrators' switch and the person's own are on")
    void taken() {
        var some = Profile.NONE.mute(Set.of(Notification.CODES));
        assertThat(Profile.NONE.takes(Notification.CODES)).isTrue();
        assertThat(some.takes(Notification.CODES)).isFalse();
        assertThat(some.takes(Notification.TICKETS)).isTrue();
        var silent =
                new Profile(
                        some.group(),
                        false,
                        Set.of(),
                        some.details(),
                        some.languages(),
                        some.preferredLanguage(),
                        some.softLimit(),
                        some.hardLimit());
        assertThat(silent.takes(Notification.TICKETS)).isFalse();
    }
}
