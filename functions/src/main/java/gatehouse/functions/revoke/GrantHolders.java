package gatehouse.functions.revoke;

import gatehouse.aws.Administrators;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Write;
import gatehouse.domain.Change;
import gatehouse.domain.EventType;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.functions.Commands;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the grant that a path names, for those who may act on it, and writes what becomes of it.
final class GrantHolders {
    private final Commands commands;
    private final Administrators administrators;
    private final Stamps stamps;

    @Inject
    GrantHolders(Commands commands, Administrators administrators, Stamps stamps) {
        this.commands = commands;
        this.administrators = administrators;
        this.stamps = stamps;
    }

    Outcome<Plan> find(Request request, Function<GrantHolder, Outcome<Plan>> next) {
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_PEOPLE);
        var place = Places.member(request);
        return commands.admit(
                request,
                place.map(demand::with).orElse(demand),
                in ->
                        place.flatMap(in::item)
                                .flatMap(item -> held(in, item, request))
                                .<Outcome<GrantHolder>>map(GrantHolder::authorise)
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()))
                                .then(next));
    }

    private static Optional<GrantHolder> held(Admitted in, Item item, Request request) {
        var member = MemberItems.read(item);
        return GrantId.parse(request.path("grant"))
                .flatMap(id -> member.grants().find(id))
                .map(grant -> new GrantHolder(in, item, member, grant));
    }

    Change stamp(GrantHolder holder, EventType type, String reason, Request request) {
        var subject = Subject.of(holder.grant().id(), holder.member().account());
        return stamps.by(holder.in(), request.origin(), type, subject, reason);
    }

    /// Writes other grants of the member; where one ceases to be an administrator by it, another
    /// must be left (E10).
    Outcome<Plan> plan(GrantHolder holder, Grants next, Change change, Answer answer) {
        var write = MemberItems.replace(holder.item(), holder.member().with(next), change);
        var writes = new ArrayList<Write>(List.of(write));
        if (holder.administers(holder.member().grants()) && !holder.administers(next)) {
            var guard = administrators.without(holder.in().tenant(), holder.member().account());
            if (guard.isEmpty()) {
                return Outcome.refused(Administrators.LAST);
            }
            writes.addAll(guard.get());
        }
        return Outcome.done(new Plan.Do(writes, answer, () -> {}));
    }
}
