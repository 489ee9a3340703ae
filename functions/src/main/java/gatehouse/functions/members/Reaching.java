package gatehouse.functions.members;

import gatehouse.aws.Administrators;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Write;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Reason;
import gatehouse.domain.Refusal;
import gatehouse.functions.Commands;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the person whom a path names, for those who may act on people (F3).
final class Reaching {
    private final Commands commands;

    @Inject
    Reaching(Commands commands) {
        this.commands = commands;
    }

    /// Anybody who is a member.
    Outcome<Plan> find(Request request, List<Key> more, Function<Reached, Outcome<Plan>> next) {
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_PEOPLE);
        var all = Places.withLogin(request, demand).with(more).with(Places.administrators(request));
        return commands.admit(
                request,
                all,
                in ->
                        Places.member(request)
                                .flatMap(in::item)
                                .flatMap(item -> reached(in, item, request))
                                .map(Reached::authorise)
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()))
                                .then(next));
    }

    /// People at home here only: of a guest the account is not there to be found.
    Outcome<Plan> atHome(Request request, List<Key> more, Function<Reached, Outcome<Plan>> next) {
        return find(
                request,
                more,
                person ->
                        person.member().isGuest()
                                ? Outcome.refused(new Refusal.Hidden())
                                : next.apply(person));
    }

    private static Optional<Reached> reached(Admitted in, Item item, Request request) {
        return Places.login(request)
                .flatMap(in::item)
                .map(login -> new Reached(in, item, MemberItems.read(item), login));
    }

    /// Goes on with the reason that the query may give, empty text for none, once the request is
    /// good.
    static Outcome<Plan> because(Request request, Function<String, Outcome<Plan>> next) {
        var form = request.form().canDryRun();
        var reason = form.query("reason", Reason::parse, Reason.RULE);
        return form.ifGood(() -> next.apply(reason.map(Reason::text).orElse("")));
    }

    /// The writes by which the last-administrator guard learns what becomes of a person (E10).
    ///
    /// @param administers whether the guard is to count the person from now on
    static Outcome<List<Write>> guard(Reached person, boolean administers) {
        return Administrators.change(
                        person.administrators(),
                        person.in().tenant(),
                        person.member().account(),
                        administers)
                .<Outcome<List<Write>>>map(Outcome::done)
                .orElseGet(() -> Outcome.refused(Administrators.LAST));
    }
}
