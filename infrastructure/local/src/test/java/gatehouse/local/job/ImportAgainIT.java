package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Hook;
import gatehouse.local.aws.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that are sent once more: again, under a key, after something broke, or side by side.
class ImportAgainIT {
    private final Person boss = House.customer();
    private final Imports imports = new Imports(boss);

    @Test
    @DisplayName("F6: the same file again adds nobody, and says so at each line")
    void again() {
        var file = Imports.of(3);
        assertThat(Imports.statuses(imports.send(file))).containsExactly(201, 201, 201);
        assertThat(Imports.statuses(imports.send(file))).containsExactly(409, 409, 409);
        assertThat(imports.there(file)).isEqualTo(3);
    }

    @Test
    @DisplayName("F6: the same file under the same key is answered alike, another one refused")
    void key() {
        var key = Map.of("Idempotency-Key", "file-" + boss.tenant());
        var file = Imports.of(3);
        var first = imports.send(file, key);
        assertThat(imports.send(file, key).text()).isEqualTo(first.text());
        assertThat(imports.there(file)).isEqualTo(3);

        var other = imports.send(Imports.of(1), key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
        var wish = People.somebody("agent").toString();
        var path = new People(boss).path();
        assertThat(House.ask("POST", path, House.signIn(boss), wish, key).problem())
                .as("the key stands for the file")
                .isEqualTo("idempotency-key-reused");
        var odd = Map.of("Idempotency-Key", "a b");
        assertThat(imports.send(file, odd).pointers()).containsExactly("Idempotency-Key");
    }

    @Test
    @DisplayName("F6: what a line could not do is tried again under the same key")
    void refused_lines() {
        var key = Map.of("Idempotency-Key", "again-" + boss.tenant());
        var people = new People(boss);
        var standing = people.added(People.somebody("agent"));
        var file = Imports.of(1) + standing.path("email").asText() + ",Ida,Roth,agent\n";
        var first = imports.send(file, key);
        assertThat(Imports.statuses(first)).containsExactly(201, 409);
        assertThat(people.delete(standing.path("id").asText()).status()).isEqualTo(204);
        var second = imports.send(file, key);
        assertThat(Imports.statuses(second)).containsExactly(201, 201);
        assertThat(Imports.ids(second).getFirst()).isEqualTo(Imports.ids(first).getFirst());
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    @DisplayName(
            "F6: what broke off goes on with the same file, and everybody is there exactly once")
    void broken_off(boolean keyed, boolean stored) {
        var key = Map.of("Idempotency-Key", "broken-" + boss.tenant());
        var headers = keyed ? key : Map.<String, String>of();
        var file = Imports.of(5);
        try (var _ = House.SYSTEM.hook(breakingOff(email(file, 3), stored))) {
            assertThat(imports.send(file, headers).status()).isEqualTo(500);
        }
        assertThat(imports.there(file)).isEqualTo(stored ? 3 : 2);
        var done = Imports.statuses(imports.send(file, headers));
        if (keyed) {
            assertThat(done).hasSize(5).containsOnly(201);
        } else {
            assertThat(done).containsExactly(409, 409, stored ? 409 : 201, 201, 201);
        }
        assertThat(imports.there(file)).isEqualTo(5);
    }

    /// Breaks an import off at one of its people.
    ///
    /// @param stored whether that one is stored first
    private static Hook breakingOff(String email, boolean stored) {
        return (Call call, Service next) -> {
            boolean writes =
                    call.function().equals("members") && call.action().equals("TransactWriteItems");
            if (!writes || !call.body().asUtf8String().contains(email)) {
                return next.answer(call);
            }
            if (stored) {
                var answer = next.answer(call);
                if (answer.status() != 200) {
                    return answer;
                }
            }
            throw new BrokenOff();
        };
    }

    /// The address of one of a file's people, counted from 1.
    private static String email(String file, int number) {
        return file.lines().toList().get(number).split(",", -1)[0];
    }

    /// As if the process had died.
    private static final class BrokenOff extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    @DisplayName(
            "F6: what there is no time for is told so at its line, and comes with the next call")
    void out_of_time() {
        var file = Imports.of(3);
        Reply first;
        try (var _ = House.SYSTEM.hook(ImportAgainIT::slow)) {
            first = imports.send(file);
        }
        assertThat(Imports.statuses(first)).containsExactly(201, 503, 503);
        assertThat(Imports.statuses(imports.send(file))).containsExactly(409, 201, 201);
    }

    private static Answer slow(Call call, Service next) throws IOException {
        if (call.function().equals("members") && call.action().equals("TransactWriteItems")) {
            var clock = House.SYSTEM.clock();
            clock.moveTo(clock.instant().plus(Duration.ofSeconds(21)));
        }
        return next.answer(call);
    }

    @Test
    @DisplayName(
            "F6: of the same file side by side everybody comes once, and each group is made once")
    void side_by_side() {
        var file =
                Imports.of(4)
                        .replace("permissions", "permissions,groupName")
                        .replace("agent", "agent,Late shift");
        var _ = House.signIn(boss);
        var replies =
                Stream.generate(() -> CompletableFuture.supplyAsync(() -> imports.send(file)))
                        .limit(3)
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        var all = replies.stream().flatMap(reply -> Imports.statuses(reply).stream()).toList();
        assertThat(all).hasSize(12).containsOnly(201, 409);
        assertThat(all.stream().filter(status -> status == 201)).hasSize(4);
        assertThat(imports.there(file)).isEqualTo(4);
        var groups = House.get(House.home(boss, "/groups"), House.signIn(boss)).json();
        assertThat(groups.path("items").valueStream().map(group -> group.path("name").asText()))
                .containsOnlyOnce("Late shift");
        assertThat(groups.toString()).contains("\"members\":4");
    }
}
