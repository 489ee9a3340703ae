package gatehouse.functions.access;

import gatehouse.domain.Outcome;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.List;

/// `POST /access/v1/evaluation`: whether somebody may, as AuthZEN asks it (C8, B7, F7).
final class Evaluate implements Verb {
    private final Hearings hearings;

    @Inject
    Evaluate(Hearings hearings) {
        this.hearings = hearings;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var asked = Question.read(request.form());
        return hearings.open(request.caller(), asked.fold(List::of, _ -> List.of()))
                .then(hearing -> asked.then(hearing::answer))
                .map(verdict -> Answer.ok(VerdictJson.of(verdict)));
    }
}
