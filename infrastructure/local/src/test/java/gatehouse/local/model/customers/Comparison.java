package gatehouse.local.model.customers;

import gatehouse.local.model.Answer;
import gatehouse.local.model.Difference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Takes the steps of a history on both sides, and asks both what can be seen after each.
final class Comparison {
    private static final List<Question> EVERYTHING = everything();

    /// Without a common divisor with how many there are, so that all have their turn.
    private static final int STRIDE = 11;

    private Comparison() {}

    /// Returns where they part first, if they do.
    static Optional<Difference> of(List<Step> steps, Side model, Side system) {
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var expected = model.does(step);
            var found = system.does(step);
            if (!expected.equals(found)) {
                return Optional.of(
                        new Difference(i + 1, "the answer", expected.toString(), found.toString()));
            }
            var parted = seen(questions(steps, i, expected), model, system, i + 1);
            if (parted.isPresent()) {
                return parted;
            }
        }
        return seen(atLast(steps), model, system, steps.size());
    }

    private static Optional<Difference> seen(
            Iterable<Question> questions, Side model, Side system, int step) {
        for (var question : questions) {
            var expected = model.sees(question);
            var found = system.sees(question);
            if (!expected.equals(found)) {
                return Optional.of(new Difference(step, question.toString(), expected, found));
            }
        }
        return Optional.empty();
    }

    /// What the step may have changed, and in turn something that it must not have. What was
    /// refused changes nothing.
    private static Set<Question> questions(List<Step> steps, int turn, Answer answer) {
        var step = steps.get(turn);
        if (answer.equals(Answer.PASSED_OVER) && !(step instanceof Step.Wait)) {
            return Set.of();
        }
        var asked = new LinkedHashSet<Question>();
        if (answer.status() < 400) {
            asked.addAll(changed(steps, step, Cast.TENANTS.get(turn % Cast.TENANTS.size())));
        }
        asked.add(EVERYTHING.get(turn * STRIDE % EVERYTHING.size()));
        return asked;
    }

    private static List<Question> changed(List<Step> steps, Step step, int inTurn) {
        return switch (step) {
            case Step.Switch _ -> List.of(new Question.Offers(Cast.CHIEF));
            case Step.Offer offer -> offered(offer);
            case Step.Resend(var number, _) -> offered(made(steps, number));
            case Step.Take(var number, _) -> offered(made(steps, number));
            case Step.Withdraw(var number, _) -> offered(made(steps, number));
            case Step.Release _ ->
                    List.of(
                            new Question.Offers(Cast.CHIEF),
                            new Question.People(Cast.CUSTOMER),
                            new Question.May(Cast.CHIEF, Cast.CUSTOMER),
                            new Question.May(Cast.OWNER, Cast.CUSTOMER));
            case Step.Join _ -> List.of();
            case Step.Register wish -> registered(wish);
            case Step.Confirm(var number) -> registered(wished(steps, number));
            case Step.Decide(var number, _, _) -> registered(wished(steps, number));
            case Step.Bar(_, var who, var tenant, _) ->
                    List.of(
                            new Question.People(tenant),
                            new Question.May(who, tenant),
                            new Question.May(who, inTurn));
            case Step.Wait _ ->
                    List.of(
                            new Question.Offers(Cast.CHIEF),
                            new Question.People(Cast.CUSTOMER),
                            new Question.Registrations(inTurn));
        };
    }

    private static List<Question> offered(Step.Offer offer) {
        return List.of(
                new Question.Offers(Cast.CHIEF),
                new Question.People(Cast.CUSTOMER),
                new Question.May(offer.whom(), Cast.CUSTOMER));
    }

    private static List<Question> registered(Step.Register wish) {
        return List.of(
                new Question.Registrations(wish.tenant()),
                new Question.People(wish.tenant()),
                new Question.May(wish.whom(), wish.tenant()));
    }

    private static Step.Offer made(List<Step> steps, int number) {
        return steps.stream()
                .filter(Step.Offer.class::isInstance)
                .map(Step.Offer.class::cast)
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow();
    }

    private static Step.Register wished(List<Step> steps, int number) {
        return steps.stream()
                .filter(Step.Register.class::isInstance)
                .map(Step.Register.class::cast)
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow();
    }

    /// All lists, and the access of all whom the steps may have brought in or out.
    private static Set<Question> atLast(List<Step> steps) {
        var all = new LinkedHashSet<Question>();
        EVERYTHING.stream().filter(one -> !(one instanceof Question.May)).forEach(all::add);
        for (var step : steps) {
            if (step instanceof Step.Offer offer) {
                all.add(new Question.May(offer.whom(), Cast.CUSTOMER));
            } else if (step instanceof Step.Register wish) {
                all.add(new Question.May(wish.whom(), wish.tenant()));
            }
        }
        return all;
    }

    private static List<Question> everything() {
        var all = new ArrayList<Question>();
        for (int tenant : Cast.TENANTS) {
            all.add(new Question.People(tenant));
            all.add(new Question.Registrations(tenant));
            all.add(new Question.Summary(tenant));
            Stream.concat(Cast.KNOWN.stream(), Cast.NEW.stream())
                    .forEach(who -> all.add(new Question.May(who, tenant)));
        }
        Stream.of(Cast.CHIEF, Cast.CREATOR, Cast.AGENT)
                .forEach(by -> all.add(new Question.Offers(by)));
        return List.copyOf(all);
    }
}
