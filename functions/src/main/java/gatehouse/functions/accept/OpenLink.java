package gatehouse.functions.accept;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Hmac;
import gatehouse.domain.Invitation;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import gatehouse.functions.InvitationJson;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// `POST /v1/invitation-links/open`: what a link offers. It spends nothing, whoever asks (F5).
final class OpenLink implements Verb {
    private final Table table;
    private final Supplier<Hmac> keys;
    private final Clock clock;

    @Inject
    OpenLink(Table table, Supplier<Hmac> keys, Clock clock) {
        this.table = table;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var form = request.form();
        var token = form.linkToken();
        return form.ifGood(() ->
                Presented.read(token.orElseThrow(), keys.get())
                        .map(this::open)
                        .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Outcome<Answer> open(Presented presented) {
        var tenant = Keys.tenant(presented.tenant());
        var read = table.batch(List.of(presented.invitation(), tenant));
        var item = Optional.ofNullable(read.get(presented.invitation()));
        var where = Optional.ofNullable(read.get(tenant)).map(TenantItems::read);
        return item.isEmpty() || where.isEmpty()
                ? Outcome.refused(new Refusal.Hidden())
                : presented
                        .of(item.get())
                        .then(invitation -> standing(invitation, item.get(), where.get()));
    }

    private Outcome<Answer> standing(Invitation invitation, Item item, Tenant where) {
        var now = clock.instant();
        if (invitation.stateAt(now) != Invitation.State.PENDING) {
            return Outcome.refused(new Refusal.Gone(invitation.closedSince()));
        }
        var claim = Keys.email(invitation.terms().invitee());
        var places = new ArrayList<>(StandingOffers.places(invitation));
        // of the vendor's people it is known that they have an account
        if (!places.isEmpty()) {
            places.add(claim);
        }
        var read = table.batch(places);
        boolean known = places.isEmpty() || read.containsKey(claim);
        return StandingOffers.judge(invitation, where, read, now)
                .map(_ -> Answer.ok(offered(item, where, known, now)));
    }

    private static ObjectNode offered(Item item, Tenant where, boolean known, Instant now) {
        var body = Json.object();
        body.set("invitation", InvitationJson.of(item, where, now));
        body.putObject("tenant").put("id", where.id().value()).put("name", where.name());
        return body.put("needs", known ? "sign-in" : "account");
    }
}
