package gatehouse.functions.access;

import gatehouse.domain.Outcome;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.List;

/// `POST /access/v1/evaluations`: the same of up to fifty questions at a time. A request without
/// any is one question, and answered as one.
final class EvaluateAll implements Verb {
    private final Evaluate one;
    private final Hearings hearings;

    @Inject
    EvaluateAll(Evaluate one, Hearings hearings) {
        this.one = one;
        this.hearings = hearings;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var list = request.body().path(Batch.EVALUATIONS);
        boolean none = list.isMissingNode() || (list.isArray() && list.isEmpty());
        return none ? one.run(request) : several(request);
    }

    private Outcome<Answer> several(Request request) {
        var batch = Batch.read(request);
        return hearings.open(request.caller(), batch.fold(Batch::good, _ -> List.of()))
                .then(hearing -> batch.map(all -> Answer.ok(all.answers(hearing))));
    }
}
