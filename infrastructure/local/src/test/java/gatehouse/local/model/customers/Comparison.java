package gatehouse.local.model.customers;

import gatehouse.local.model.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Takes the steps of a history on both sides, and asks both what can be seen after each.
final class Comparison {
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
            var parted = seen(questions(i), model, system, i + 1);
            if (parted.isPresent()) {
                return parted;
            }
        }
        return seen(everything(), model, system, steps.size());
    }

    private static Optional<Difference> seen(
            List<Question> questions, Side model, Side system, int step) {
        for (var question : questions) {
            var expected = model.sees(question);
            var found = system.sees(question);
            if (!expected.equals(found)) {
                return Optional.of(new Difference(step, question.toString(), expected, found));
            }
        }
        return Optional.empty();
    }

    /// What steps are mostly about, and in turn what they should not have touched.
    private static List<Question> questions(int turn) {
        var who = people().get(turn % people().size());
        return List.of(
                new Question.People(Cast.CUSTOMER),
                new Question.Offers(turn % 5 == 0 ? Cast.CREATOR : Cast.CHIEF),
                new Question.Registrations(Cast.TENANTS.get(turn % 3)),
                new Question.May(who, Cast.CUSTOMER),
                new Question.May(who, Cast.TENANTS.get(turn % 3)));
    }

    private static List<String> people() {
        return Stream.concat(Cast.KNOWN.stream(), Cast.NEW.stream()).toList();
    }

    private static List<Question> everything() {
        var all = new ArrayList<Question>();
        for (int tenant : Cast.TENANTS) {
            all.add(new Question.People(tenant));
            all.add(new Question.Registrations(tenant));
            all.add(new Question.Summary(tenant));
            people().forEach(who -> all.add(new Question.May(who, tenant)));
        }
        all.add(new Question.Offers(Cast.CHIEF));
        all.add(new Question.Offers(Cast.AGENT));
        return all;
    }
}
