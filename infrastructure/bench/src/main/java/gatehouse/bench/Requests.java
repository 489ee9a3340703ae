package gatehouse.bench;

import gatehouse.local.costs.Costs;
import gatehouse.local.costs.OperationCosts;
import gatehouse.local.costs.Spent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Requests and units of every operation; the goals are those of the design: authorising is one
/// request, inviting four in three rounds, accepting one transaction; a decision that is asked for
/// is the request that authorises; twenty wishes of a tenant are submitted by two beside it, and
/// implemented by a read and a transaction.
final class Requests implements Part {
    private static final String INVITE = OperationCosts.INVITE;
    private static final String CREATE = "POST /v1/tenants/{tenant}/members";
    private static final String EVALUATE = "POST /access/v1/evaluation";
    private static final String EVALUATE_ALL = "POST /access/v1/evaluations";
    private static final String ACCEPT = "POST /v1/invitation-links/accept";

    @Override
    public String name() {
        return "requests";
    }

    @Override
    public List<Figure> measure() {
        var costs = MeasuredCosts.get();
        System.out.println(costs.table());
        return Stream.of(figures(costs), ofAccounts(costs)).flatMap(List::stream).toList();
    }

    private List<Figure> figures(Costs costs) {
        var all = new ArrayList<Figure>();
        for (var who : List.of("", OperationCosts.FIVE_GRANTS)) {
            var authorise = costs.of(OperationCosts.AUTHORISE + who);
            all.add(limit(1, "authorise" + who + ": requests", authorise.requests()));
            all.add(limit(5, "authorise" + who + ": read units", authorise.reads()));
        }
        var invite = costs.of(INVITE);
        all.add(limit(4, "invite: requests", invite.requests()));
        all.add(limit(3, "invite: round trips", invite.rounds()));
        all.add(limit(0, "invite: transactions", invite.transactions()));
        all.add(limit(12, "invite: write units, those of the indexes included", invite.writes()));
        all.add(limit(1, "accept: transactions", costs.of(ACCEPT).transactions()));
        all.add(limit(4, "sign-in: requests", costs.of("POST /v1/sessions").requests()));
        all.add(
                limit(
                        4,
                        "sign-in with a code: requests",
                        costs.of("POST /v1/sessions, with a code").requests()));
        all.add(limit(1, "create somebody: transactions", costs.of(CREATE).transactions()));
        all.add(limit(16, "idle sweep: queries", costs.of(OperationCosts.IDLE_SWEEP).requests()));
        all.add(limit(1, "a decision: requests", costs.of(EVALUATE).requests()));
        all.add(limit(1, "decisions in one tenant: requests", costs.of(EVALUATE_ALL).requests()));
        all.addAll(ofTwentyWishes(costs));
        return all;
    }

    private List<Figure> ofTwentyWishes(Costs costs) {
        var authorise = costs.of(OperationCosts.AUTHORISE);
        var submit = costs.of(OperationCosts.SUBMIT + OperationCosts.OF_TWENTY);
        var implement = costs.of(OperationCosts.IMPLEMENT + OperationCosts.OF_TWENTY);
        int asked = implement.requests() - authorise.requests() - implement.transactions();
        return List.of(
                limit(
                        2,
                        "submit 20 items, beside authorising: requests",
                        submit.requests() - authorise.requests()),
                limit(1, "implement 20 items, beside authorising: read batches", asked),
                limit(1, "implement 20 items: transactions", implement.transactions()));
    }

    /// What it takes to sign in, to stay so, and to get back in: whatever has no goal.
    private List<Figure> ofAccounts(Costs costs) {
        var all = new ArrayList<>(units("sign-in", costs.of("POST /v1/sessions")));
        all.addAll(requestsAndUnits("refresh", costs.of("POST /v1/sessions/refresh")));
        all.addAll(requestsAndUnits("reset asked", costs.of("POST /v1/password-resets")));
        all.addAll(requestsAndUnits("reset done", costs.of("POST /v1/password-resets/complete")));
        return all;
    }

    private List<Figure> requestsAndUnits(String what, Spent spent) {
        var all = new ArrayList<Figure>();
        all.add(Figure.known(name(), what + ": requests", spent.requests(), 0));
        all.addAll(units(what, spent));
        return all;
    }

    private List<Figure> units(String what, Spent spent) {
        return List.of(
                Figure.known(name(), what + ": read units", spent.reads(), 1),
                Figure.known(name(), what + ": write units", spent.writes(), 1));
    }

    private Figure limit(double goal, String what, double value) {
        return Figure.atMost(goal, name(), what, value, 0);
    }
}
