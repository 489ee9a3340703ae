package gatehouse.functions.profile;

import gatehouse.aws.Committed;
import gatehouse.aws.Item;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Pause;
import gatehouse.aws.Table;
import gatehouse.aws.Write;
import gatehouse.domain.Author;
import gatehouse.domain.EventType;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.link.Unsubscription;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `POST /v1/unsubscribe-links/{token}`: switches a kind of notifications off (C9). Mail programs
/// post there, and so does the page, with nothing but the token: nobody is signed in (RFC 8058).
final class Unsubscribe implements Verb {
    private static final int TRIES = 4;
    private static final String ASKED = "One-Click";

    private final Table table;
    private final UnsubscribeLinks links;
    private final Stamps stamps;
    private final Clock clock;

    @Inject
    Unsubscribe(Table table, UnsubscribeLinks links, Stamps stamps, Clock clock) {
        this.table = table;
        this.links = links;
        this.stamps = stamps;
        this.clock = clock;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return links.open(request.path("token"))
                .then(what -> {
                    var form = request.form();
                    var _ =
                            form.required(
                                    "List-Unsubscribe",
                                    text -> Optional.of(text).filter(Set.of(ASKED)::contains),
                                    "must be " + ASKED);
                    return form.ifGood(() -> switchOff(what, request.origin()));
                });
    }

    /// Lost to whoever changed something else of the person at that moment, it is tried again.
    private Outcome<Answer> switchOff(Unsubscription what, Origin origin) {
        for (int tries = 0; tries < TRIES; tries++) {
            Pause.before(tries);
            switch (links.member(what, table.batch(List.of(UnsubscribeLinks.place(what))))) {
                case Outcome.Refused<Item>(var why) -> {
                    return Outcome.refused(why);
                }
                case Outcome.Done<Item>(var item) -> {
                    if (what.isDoneIn(MemberItems.read(item).profile())
                            || table.commit(write(what, item, origin)) == Committed.STORED) {
                        return Outcome.done(Answer.done());
                    }
                }
            }
        }
        return Outcome.refused(new Refusal.Unavailable());
    }

    private Write write(Unsubscription what, Item item, Origin origin) {
        var member = MemberItems.read(item);
        var change =
                stamps.change(
                        EventType.MEMBER_CHANGED,
                        what.tenant(),
                        Subject.of(what.account()),
                        Author.of(what.account(), member.name(), member.home()),
                        clock.instant(),
                        "",
                        origin);
        return MemberItems.tend(item, member.with(what.in(member.profile())), change);
    }
}
