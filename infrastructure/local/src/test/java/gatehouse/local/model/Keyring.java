package gatehouse.local.model;

import gatehouse.local.job.House;
import gatehouse.local.job.Person;
import gatehouse.local.job.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Access tokens of the people of one history. A session is refreshed rather than begun anew: that
/// costs no password hash.
public final class Keyring {
    private static final Duration GOOD = Duration.ofMinutes(9);
    private final Map<Person, Held> held = new HashMap<>();

    private record Held(String access, String refresh, Instant until) {}

    /// A token; of somebody who can no longer sign in, an old one.
    public String token(Person person) {
        var now = House.SYSTEM.clock().instant();
        var last = held.get(person);
        if (last != null && now.isBefore(last.until())) {
            return last.access();
        }
        var next = last == null ? signedIn(person) : refreshed(last, person);
        if (next.status() < 300) {
            var access = next.json().path("accessToken").asText();
            var refresh = next.json().path("refreshToken").asText();
            held.put(person, new Held(access, refresh, now.plus(GOOD)));
            return access;
        }
        if (last == null) {
            throw new AssertionError(person + " cannot sign in: " + next);
        }
        return last.access();
    }

    /// Somebody's next token is a new one: whoever was barred has none that is good.
    public void renew(Person person) {
        held.computeIfPresent(
                person, (_, last) -> new Held(last.access(), last.refresh(), Instant.MIN));
    }

    private static Reply refreshed(Held last, Person person) {
        var body = House.object().put("refreshToken", last.refresh());
        var reply = House.post("/v1/sessions/refresh", "", body);
        return reply.status() < 300 ? reply : signedIn(person);
    }

    private static Reply signedIn(Person person) {
        var body =
                House.object().put("username", person.email()).put("password", person.password());
        return House.post("/v1/sessions", "", body);
    }
}
