package gatehouse.functions.export;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Extracts;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.people.Extract;
import gatehouse.functions.PeopleCsv;
import gatehouse.functions.Searches;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// `GET …/members.csv`: exactly the filtered list, in its order, as far as it fits into one answer
/// (B9, D1, A8).
final class ExportMembers implements Verb {
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /// What can be looked at within the time that an answer has.
    private static final int MOST_SEEN = 50_000;

    private static final String HINT =
            "More than 4 MB, or more than 50,000 people to look through: POST …/exports makes a file of it";

    private final Admissions admissions;
    private final Extracts extracts;

    @Inject
    ExportMembers(Admissions admissions, Extracts extracts) {
        this.admissions = admissions;
        this.extracts = extracts;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.EXPORT_PEOPLE);
        return admissions.admit(demand).then(in -> export(in, request));
    }

    private Outcome<Answer> export(Admitted in, Request request) {
        var form = request.form();
        var extract = Searches.extract(form::query, in.tenant().roles());
        return form.ifGood(() ->
                csv(in, extract)
                        .map(csv -> Outcome.done(file(csv, in)))
                        .orElseGet(() -> Outcome.refused(new Refusal.TooLarge(HINT))));
    }

    /// All of it; empty as soon as it is too much.
    private Optional<byte[]> csv(Admitted in, Extract extract) {
        var csv = new PeopleCsv(extract.columns(), in.tenant()).header();
        int seen = 0;
        Optional<String> after = Optional.empty();
        do {
            var step = extracts.step(in.tenant().id(), extract, after, in.now());
            step.rows().forEach(row -> csv.add(row, in.now()));
            seen += step.seen();
            after = step.last();
            if (csv.size() > MOST_BYTES || (seen >= MOST_SEEN && after.isPresent())) {
                return Optional.empty();
            }
        } while (after.isPresent());
        return Optional.of(csv.take());
    }

    private static Answer file(byte[] csv, Admitted in) {
        return Answer.of(
                200,
                new String(csv, StandardCharsets.UTF_8),
                PeopleCsv.TYPE,
                Map.of("Content-Disposition", PeopleCsv.disposition(in.tenant().id())));
    }
}
