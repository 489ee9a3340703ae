package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.contract.ContractCheck;
import gatehouse.local.demo.TinyPicture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Every route, asked by somebody who has yet to set another password than a temporary one (D4).
class TemporaryPasswordEverywhereIT {
    /// What else such a session is good for; refreshing takes no access token.
    private static final Set<String> OPEN =
            Set.of("POST " + Temporary.CREDENTIALS, "DELETE /v1/sessions/current");

    private final Person boss = House.customer();

    @Test
    @DisplayName("D4: every route but three refuses who has to change the password, wherever")
    void every_route() throws IOException {
        var manager = House.member(new TenantId(boss.tenant()), BuiltInRole.ACCOUNT_MANAGER);
        var token = tokenOf(manager);
        var before = House.everything();
        var asked = new HashSet<String>();
        for (var route : ContractCheck.bodies().entrySet()) {
            if (open().contains(route.getKey())) {
                continue;
            }
            asked.add(route.getKey());
            for (var tenant : Set.of(boss.tenant(), "nowhere")) {
                var refused = ask(route.getKey(), tenant, token, route.getValue());
                assertThat(refused.status()).as(route.getKey()).isEqualTo(403);
                assertThat(refused.problem()).isEqualTo(Temporary.REQUIRED);
            }
            if (route.getKey().startsWith("GET ")) {
                var head = route.getKey().replaceFirst("GET", "HEAD");
                assertThat(ask(head, boss.tenant(), token, "").status()).as(head).isEqualTo(403);
            }
        }
        assertThat(asked).contains("GET /v1/me", "POST /v1/me/totp");
        assertThat(House.everything()).isEqualTo(before);
        assertThat(House.delete("/v1/sessions/current", token).status()).isEqualTo(204);
    }

    private String tokenOf(Person manager) {
        Temporary.of(boss).lend(manager);
        return Temporary.token(manager);
    }

    private static Set<String> open() throws IOException {
        try (var list =
                TemporaryPasswordEverywhereIT.class.getResourceAsStream(
                        "/gatehouse/local/public-routes.txt")) {
            var text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            var all = text.lines().collect(Collectors.toCollection(HashSet::new));
            all.addAll(OPEN);
            return all;
        }
    }

    private static Reply ask(String route, String tenant, String token, String body) {
        var space = route.indexOf(' ');
        var path =
                route.substring(space + 1)
                        .replace("{tenant}", tenant)
                        .replaceAll("\\{[a-z]+}", "a".repeat(26));
        return route.startsWith("PUT ") && body.isEmpty()
                ? House.ask("PUT", path, token, TinyPicture.png(), Map.of())
                : House.ask(route.substring(0, space), path, token, body, Map.of("If-Match", "*"));
    }
}
