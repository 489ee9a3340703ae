package gatehouse.functions.accept;

import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Hmac;
import gatehouse.domain.Invitation;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.functions.InvitationJson;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
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
        var token = form.required("token", Optional::of, "must be the text after # in the link");
        return form.ifGood(() ->
                Presented.read(token.orElseThrow(), keys.get())
                        .map(this::open)
                        .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private Outcome<Answer> open(Presented presented) {
        var tenant = Keys.tenant(presented.tenant());
        var read = table.batch(List.of(presented.invitation(), tenant));
        var item = Optional.ofNullable(read.get(presented.invitation()));
        var home = Optional.ofNullable(read.get(tenant));
        return item.isEmpty() || home.isEmpty()
                ? Outcome.refused(new Refusal.Hidden())
                : presented
                        .of(item.get())
                        .then(invitation -> offered(invitation, item.get(), home.get()));
    }

    private Outcome<Answer> offered(Invitation invitation, Item item, Item tenant) {
        var now = clock.instant();
        if (invitation.stateAt(now) != Invitation.State.PENDING) {
            return Outcome.refused(new Refusal.Gone(invitation.closedSince()));
        }
        var body = Json.object();
        body.set("invitation", InvitationJson.of(item, now));
        var known = TenantItems.read(tenant);
        body.putObject("tenant").put("id", known.id().value()).put("name", known.name());
        body.put("needs", "sign-in");
        return Outcome.done(Answer.ok(body));
    }
}
