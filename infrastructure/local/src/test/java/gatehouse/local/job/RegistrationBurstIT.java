package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.BuiltInRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Many people who register with one tenant at one moment (D6). `-Dburst=10000` for that many.
class RegistrationBurstIT {
    private static final int BURST = Integer.getInteger("burst", 300);
    private static final int AT_ONCE = 8;

    /// For how long the gateway waits: an answer after that is none.
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private static final Duration BETWEEN_OTHERS = Duration.ofSeconds(1);

    private final Applicants at = Applicants.ofNewTenant(true);
    private final Applicants others = Applicants.ofNewTenant(true);
    private final AtomicBoolean over = new AtomicBoolean();

    @AfterEach
    void everything_runs_again() {
        over.set(true);
        House.everythingRuns();
    }

    /// What was sent, and what came.
    private record Asked(String email, Reply reply) {}

    @Test
    @DisplayName(
            "D6: in a burst the mails of the hour go to those who were told so, all others are"
                    + " refused with Retry-After, and another tenant is not harmed")
    void burst() throws Exception {
        Applicants.untilTheNextHour();
        long began = System.nanoTime();
        var asked = new ArrayList<Asked>();
        Others beside;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = threads.submit(this::others);
            for (var part : threads.invokeAll(shares())) {
                asked.addAll(part.get());
            }
            over.set(true);
            beside = working.get();
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        var taken = asked.stream().filter(one -> one.reply().status() == 202).toList();
        System.out.printf(
                "%d registrations in %.1f s: %d taken, %d refused; beside them %d registrations and"
                        + " sign-ins elsewhere, the slowest after %.1f s%n",
                asked.size(),
                took.toMillis() / 1000.0,
                taken.size(),
                asked.size() - taken.size(),
                beside.done(),
                beside.slowest().toMillis() / 1000.0);

        assertThat(asked).hasSize(BURST);
        // where an answer is lost, a mail is counted once more, never once less
        assertThat(taken.size()).isBetween(90, 100);
        assertThat(asked)
                .filteredOn(one -> one.reply().status() != 202)
                .allSatisfy(one -> {
                    assertThat(one.reply().status()).isEqualTo(429);
                    assertThat(Long.parseLong(one.reply().header("Retry-After")))
                            .isBetween(1L, 3600L);
                });
        assertThat(beside.slowest()).isLessThan(IN_TIME);
        assertThat(new People(at.boss()).list("").path("items"))
                .as("nobody is bothered")
                .hasSize(1);
        assertThat(House.invite(at.boss(), House.staff()).path("state").asText())
                .as("its people's own mails")
                .isEqualTo("pending");
        House.SYSTEM.quiet();
        assertThat(taken).allSatisfy(one -> assertThat(House.SYSTEM.mails(one.email())).hasSize(1));
        var told = taken.stream().map(Asked::email).toList();
        var mailed = House.SYSTEM.mails().stream().map(mail -> mail.to()).toList();
        assertThat(asked.stream().map(Asked::email).filter(mailed::contains))
                .as("nobody who was refused")
                .containsExactlyInAnyOrderElementsOf(told);
        Applicants.untilTheNextHour();
        assertThat(at.register(Applicants.somebody()).status()).isEqualTo(202);
    }

    /// The burst, in as many parts as there are people at one moment.
    private List<Callable<List<Asked>>> shares() {
        var shares = new ArrayList<Callable<List<Asked>>>();
        for (int i = 0; i < AT_ONCE; i++) {
            int first = i;
            shares.add(() -> {
                var asked = new ArrayList<Asked>();
                for (int n = first; n < BURST; n += AT_ONCE) {
                    ObjectNode wish = Applicants.somebody();
                    asked.add(new Asked(wish.path("email").asText(), at.register(wish)));
                }
                return asked;
            });
        }
        return shares;
    }

    /// What people elsewhere did meanwhile.
    ///
    /// @param slowest the longest that one of them waited for an answer
    private record Others(int done, Duration slowest) {}

    /// Registers with another tenant and signs in there, again and again until the burst is over.
    private Others others() throws InterruptedException {
        var member = House.member(others.tenant(), BuiltInRole.MEMBER);
        int done = 0;
        var slowest = Duration.ZERO;
        while (!over.get() || done == 0) {
            long began = System.nanoTime();
            // within that tenant's own hour
            if (done % 10 == 0) {
                assertThat(others.register(Applicants.somebody()).status())
                        .as("another tenant")
                        .isEqualTo(202);
            } else {
                assertThat(Passwords.signIn(member.email(), member.password()).status())
                        .isEqualTo(201);
            }
            var waited = Duration.ofNanos(System.nanoTime() - began);
            slowest = waited.compareTo(slowest) > 0 ? waited : slowest;
            done++;
            Thread.sleep(BETWEEN_OTHERS);
        }
        return new Others(done, slowest);
    }
}
