package gatehouse.local.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes the steps of a history on both sides, and asks both what can be seen after each.
final class Comparison {
    private static final List<Question> EVERYTHING = everything();

    /// Without a common divisor with how many there are, so that all have their turn.
    private static final int STRIDE = 11;

    private Comparison() {}

    /// Returns where they part first, if they do.
    static Optional<Difference> of(List<Step> steps, Model model, Side other) {
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var before = model.now;
            var at = model.meaning(step);
            var expected = model.does(step, at);
            var found = other.does(step, at);
            if (!expected.equals(found)) {
                return Optional.of(
                        new Difference(i + 1, "the answer", expected.toString(), found.toString()));
            }
            boolean nothing = expected.status() == 0 && !barred(step) && before.equals(model.now);
            boolean refused = expected.status() >= 400 || step instanceof Step.Open;
            var asked = refused ? inTurn(i) : questions(step, model, i);
            var parted = nothing ? Optional.<Difference>empty() : seen(asked, model, other, i + 1);
            if (parted.isPresent()) {
                return parted;
            }
        }
        return seen(EVERYTHING, model, other, steps.size());
    }

    private static boolean barred(Step step) {
        return step instanceof Step.Disable || step instanceof Step.DisableGuest;
    }

    private static Optional<Difference> seen(
            Iterable<Question> questions, Model model, Side other, int step) {
        for (var question : questions) {
            var expected = model.sees(question);
            var found = other.sees(question);
            if (!expected.equals(found)) {
                return Optional.of(new Difference(step, question.toString(), expected, found));
            }
        }
        return Optional.empty();
    }

    /// What is asked where nothing has changed: who was mailed, and in turn all the rest.
    private static Set<Question> inTurn(int turn) {
        var asked = new LinkedHashSet<Question>();
        asked.add(EVERYTHING.get(turn * STRIDE % EVERYTHING.size()));
        mails(asked);
        return asked;
    }

    /// What the step may have changed, and in turn something that it must not have.
    private static Set<Question> questions(Step step, Model model, int turn) {
        return switch (step) {
            case Step.Invite made -> offered(made.whom(), made.tenant(), turn);
            case Step.Open _ -> inTurn(turn);
            case Step.Accept(var number, _, var who) -> about(number, who, model, turn);
            case Step.Resend(var number, _) ->
                    model.find(number)
                            .map(offer -> offered(offer.whom, offer.tenant, turn))
                            .orElse(Set.of());
            case Step.RevokeInvitation(var number, var by) -> about(number, by, model, turn);
            case Step.RevokeGrant(var number, var by) -> about(number, by, model, turn);
            case Step.Move move -> about(move.number(), move.by(), model, turn);
            case Step.Disable(var who) -> about("", who, turn % Cast.TENANTS, turn);
            case Step.DisableGuest(var who, var tenant) -> about("", who, tenant, turn);
            case Step.Wait _, Step.WaitFor _ -> {
                var all = new LinkedHashSet<Question>();
                for (int i : Cast.tenants()) {
                    all.add(new Question.Invitations(i));
                    all.add(new Question.Grants(i));
                    all.add(new Question.Profile(Cast.STAFF.get(i), (turn + i) % Cast.TENANTS));
                    all.add(new Question.Me(Cast.STAFF.get(i)));
                }
                mails(all);
                yield all;
            }
        };
    }

    private static Set<Question> offered(String whom, int tenant, int turn) {
        var asked = inTurn(turn);
        asked.add(new Question.Invitations(tenant));
        if (Cast.STAFF.contains(whom)) {
            asked.add(new Question.Profile(whom, tenant));
        }
        return asked;
    }

    private static Set<Question> about(int number, String by, Model model, int turn) {
        return model.find(number)
                .map(offer -> about(by, offer.whom, offer.tenant, turn))
                .orElse(Set.of());
    }

    private static Set<Question> about(String by, String whom, int tenant, int turn) {
        var asked = new LinkedHashSet<Question>();
        if (Cast.STAFF.contains(whom)) {
            asked.add(new Question.Profile(whom, tenant));
            asked.add(new Question.Me(whom));
        }
        if (Cast.STAFF.contains(by)) {
            asked.add(new Question.Me(by));
        }
        asked.add(new Question.Invitations(tenant));
        asked.add(new Question.Grants(tenant));
        asked.add(new Question.Profile(Cast.STAFF.get(turn % 3), (tenant + 1) % Cast.TENANTS));
        mails(asked);
        return asked;
    }

    private static void mails(Set<Question> asked) {
        Cast.STAFF.forEach(who -> asked.add(new Question.Mails(who)));
        Cast.MANAGERS.forEach(who -> asked.add(new Question.Mails(who)));
        asked.add(new Question.Mails(Cast.ROOT));
    }

    private static List<Question> everything() {
        var all = new LinkedHashSet<Question>();
        for (int tenant : Cast.tenants()) {
            all.add(new Question.Invitations(tenant));
            all.add(new Question.Grants(tenant));
            Cast.STAFF.forEach(who -> all.add(new Question.Profile(who, tenant)));
            all.add(new Question.Log(tenant));
        }
        Cast.STAFF.forEach(who -> all.add(new Question.Me(who)));
        mails(all);
        return List.copyOf(all);
    }
}
