package gatehouse.functions.audit;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.AuditReader;
import gatehouse.aws.Demand;
import gatehouse.domain.AuditEntry;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.functions.Csv;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `GET …/audit.csv`: exactly the filtered list, in its order (RFC 4180).
final class ExportAudit implements Verb {
    private static final int MOST_ENTRIES = 20_000;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private final Admissions admissions;
    private final AuditReader reader;

    @Inject
    ExportAudit(Admissions admissions, AuditReader reader) {
        this.admissions = admissions;
        this.reader = reader;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(Demand.of(request.caller(), request.path("tenant"), Permission.READ_AUDIT))
                .then(in -> export(in, request));
    }

    private Outcome<Answer> export(Admitted in, Request request) {
        var form = request.form();
        var filter = AuditFilter.of(form);
        return form.ifGood(() ->
                reader.all(in.tenant().id(), filter.from(), filter, MOST_ENTRIES)
                        .map(ExportAudit::csv)
                        .filter(csv -> csv.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES)
                        .map(csv -> Outcome.done(file(csv, in)))
                        .orElseGet(() -> Outcome.refused(new Refusal.TooLarge(HINT))));
    }

    private static final String HINT =
            "More than 4 MB or 20,000 entries: ask for less with from and to";

    private static Answer file(String csv, Admitted in) {
        var name = "attachment; filename=\"audit-" + in.tenant().id() + ".csv\"";
        return Answer.of(200, csv, "text/csv; charset=utf-8", Map.of("Content-Disposition", name));
    }

    private static String csv(List<AuditEntry> entries) {
        var text = new StringWriter();
        var csv = Csv.to(text);
        csv.writeRecord(
                "sequence",
                "time",
                "type",
                "actor",
                "actorName",
                "actorTenant",
                "subject",
                "before",
                "after",
                "reason",
                "requestId",
                "source",
                "hash");
        entries.forEach(entry -> csv.writeRecord(row(entry)));
        return text.toString();
    }

    private static List<String> row(AuditEntry entry) {
        var event = entry.event();
        var change = event.change();
        return Stream.of(
                        Long.toString(entry.sequence()),
                        change.at().toString(),
                        change.type().code(),
                        change.actor().account(),
                        change.actor().name(),
                        change.actor().tenant().value(),
                        change.subject().toString(),
                        event.before(),
                        event.after(),
                        AuditJson.reason(event),
                        change.requestId(),
                        change.source(),
                        entry.hash())
                .map(Csv::inert)
                .toList();
    }
}
