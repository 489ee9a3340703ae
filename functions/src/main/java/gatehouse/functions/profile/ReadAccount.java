package gatehouse.functions.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import gatehouse.aws.Admissions;
import gatehouse.aws.Beside;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Members;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Account;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.Tenant;
import gatehouse.functions.GrantJson;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `GET /v1/me`: the caller's account, and every tenant that it has access to, now or later (A3).
final class ReadAccount implements Verb {
    private final Admissions admissions;
    private final Members members;
    private final Table table;
    private final Clock clock;

    @Inject
    ReadAccount(Admissions admissions, Members members, Table table, Clock clock) {
        this.admissions = admissions;
        this.members = members;
        this.table = table;
        this.clock = clock;
    }

    /// A tenant with the caller's place in it.
    private record Place(Tenant tenant, Member member) {}

    @Override
    public Outcome<Answer> run(Request request) {
        var caller = request.caller();
        // whose they are says the token; whether it is good still, what is read beside
        try (var memberships = Beside.begin(() -> members.of(caller.account()))) {
            var account = admissions.account(caller);
            var keys = memberships.get();
            return account.then(
                    found -> request.form().ifGood(() -> Outcome.done(answer(found, keys))));
        }
    }

    private Answer answer(Account account, List<Key> memberships) {
        var body = Json.object();
        body.putObject("account")
                .put("id", account.id().value())
                .put("username", account.username().value())
                .put("email", account.email().value())
                .put("firstName", account.name().first())
                .put("lastName", account.name().last())
                .put("name", account.name().full())
                .put("home", account.home().value())
                .put("language", account.language())
                .put("twoFactorEnabled", account.secondFactor());
        var tenants = body.putArray("tenants");
        places(account, memberships).forEach(place -> tenants.add(json(place, clock.instant())));
        return Answer.ok(body);
    }

    private List<Place> places(Account account, List<Key> memberships) {
        var keys = new LinkedHashSet<Key>();
        // the index may lag behind; home is known without it
        keys.add(Keys.member(account.home(), account.id()));
        keys.addAll(memberships);
        var wanted = new LinkedHashSet<>(keys);
        keys.forEach(key -> wanted.add(Keys.tenant(Keys.tenantOf(key).orElseThrow())));
        var read = table.batch(wanted);
        var now = clock.instant();
        return keys.stream()
                .flatMap(key -> place(key, read).stream())
                .filter(place -> isOpen(place.member(), now))
                .sorted(
                        Comparator.comparing((Place place) -> place.member().isGuest())
                                .thenComparing(place -> place.tenant().name()))
                .toList();
    }

    private static Optional<Place> place(Key key, Map<Key, Item> read) {
        var tenant = Keys.tenant(Keys.tenantOf(key).orElseThrow());
        return Optional.ofNullable(read.get(key))
                .map(MemberItems::read)
                .flatMap(member ->
                        Optional.ofNullable(read.get(tenant))
                                .map(TenantItems::read)
                                .map(found -> new Place(found, member)));
    }

    private static boolean isOpen(Member member, Instant now) {
        boolean any =
                member.grants().all().stream().anyMatch(grant -> !grant.window().isOverAt(now));
        return member.enabled() && (any || !member.isGuest());
    }

    private static JsonNode json(Place place, Instant now) {
        var json =
                Json.object()
                        .put("id", place.tenant().id().value())
                        .put("name", place.tenant().name())
                        .put("external", place.member().isGuest());
        ArrayNode grants = json.putArray("grants");
        GrantJson.open(place.member().grants(), now).forEach(grants::add);
        return json;
    }
}
