package gatehouse.functions.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Because;
import gatehouse.domain.Explanation;
import gatehouse.domain.Grant;
import gatehouse.http.Json;

/// An explanation as answers show it: each reason has a rule, a word for programs, and a sentence
/// for people.
final class ExplanationJson {
    private ExplanationJson() {}

    static ObjectNode of(Explanation explanation) {
        var json = Json.object().put("allowed", explanation.allowed());
        var because = json.putArray("because");
        explanation.because().forEach(reason -> because.add(of(reason)));
        return json;
    }

    private static ObjectNode of(Because reason) {
        return switch (reason) {
            case Because.DisabledAtHome() -> rule("disabled-at-home", "Disabled at home");
            case Because.Disabled() -> rule("disabled", "Disabled in this tenant");
            case Because.NoSecondFactor() ->
                    rule("no-second-factor", "The tenant wants a second factor, and there is none");
            case Because.Given(var grant) -> grant("given", "Given by a grant", grant);
            case Because.NotYet(var grant) ->
                    grant("not-yet", "A grant gives it, and has not begun", grant);
            case Because.NoLonger(var grant) ->
                    grant("no-longer", "A grant gave it, and is over", grant);
            case Because.NotForThem(var grant) ->
                    grant("not-for-them", "The role is not for people of that home", grant);
            case Because.Everybody() -> rule("everybody", "Everybody here may");
            case Because.NoRole() -> rule("no-role", "No role allows it");
        };
    }

    private static ObjectNode rule(String rule, String detail) {
        return Json.object().put("rule", rule).put("detail", detail);
    }

    private static ObjectNode grant(String rule, String detail, Grant grant) {
        var window = grant.window();
        return rule(rule, detail)
                .put("grant", grant.id().value())
                .put("role", grant.role().value())
                .put("start", window.start().toString())
                .put("end", window.isEndless() ? null : window.end().toString());
    }
}
