package gatehouse.functions.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Fault;
import gatehouse.domain.Refusal;
import gatehouse.http.Json;
import gatehouse.http.Problem;
import java.util.stream.Collectors;

/// A verdict as AuthZEN has it: the decision, and a context that says what else to know.
final class VerdictJson {
    private static final int BAD = 400;

    private VerdictJson() {}

    static ObjectNode of(Verdict verdict) {
        var json = Json.object().put("decision", verdict.decision());
        var context = json.putObject("context").put("reason", verdict.reason());
        verdict.grant().ifPresent(grant -> context.put("grant", grant.id().value()));
        verdict.person()
                .ifPresent(person -> {
                    if (!person.languages().isEmpty()) {
                        person.languages().forEach(context.putArray("languages")::add);
                    }
                    person.translateInto().ifPresent(into -> context.put("translateInto", into));
                    context.put("softLimit", person.limits().soft())
                            .put("hardLimit", person.limits().hard());
                });
        return json;
    }

    /// The place of a question, among several, that by itself would have been refused: it is no.
    static ObjectNode of(Refusal why) {
        var problem = Problem.of(why);
        boolean bad = why instanceof Refusal.Invalid;
        var json = Json.object().put("decision", false);
        json.putObject("context")
                .put("reason", bad ? "malformed" : problem.type())
                .putObject("error")
                .put("status", bad ? BAD : problem.status())
                .put("message", message(problem));
        return json;
    }

    private static String message(Problem problem) {
        var faults =
                problem.faults().stream().map(VerdictJson::words).collect(Collectors.joining("; "));
        var more = problem.detail() + faults;
        return more.isEmpty() ? problem.title() : problem.title() + ": " + more;
    }

    private static String words(Fault fault) {
        return (fault.pointer() + " " + fault.detail()).strip();
    }
}
