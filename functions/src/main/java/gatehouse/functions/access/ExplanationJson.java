package gatehouse.functions.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Because;
import gatehouse.domain.Explanation;
import gatehouse.domain.Grant;
import gatehouse.http.Json;

/// An explanation as answers show it: each reason has a rule, a word for programs, and a sentence
/// for people.
final class ExplanationJson {
    private static final String DETAIL = "detail";

    private ExplanationJson() {}

    static ObjectNode of(Explanation explanation) {
        var json = Json.object().put("allowed", explanation.allowed());
        var because = json.putArray("because");
        explanation.because().forEach(reason -> because.add(of(reason)));
        return json;
    }

    /// The word for programs.
    static String rule(Because reason) {
        return switch (reason) {
            case Because.DisabledAtHome() -> "disabled-at-home";
            case Because.Disabled() -> "disabled";
            case Because.NoSecondFactor() -> "no-second-factor";
            case Because.ModuleOff(_) -> "module-off";
            case Because.OtherCompany() -> "other-company";
            case Because.NotForCustomers() -> "not-for-customers";
            case Because.Given(_) -> "given";
            case Because.NotYet(_) -> "not-yet";
            case Because.NoLonger(_) -> "no-longer";
            case Because.NotForThem(_) -> "not-for-them";
            case Because.Everybody() -> "everybody";
            case Because.NoRole() -> "no-role";
        };
    }

    private static ObjectNode of(Because reason) {
        var json = Json.object().put("rule", rule(reason));
        return switch (reason) {
            case Because.DisabledAtHome() -> json.put(DETAIL, "Disabled at home");
            case Because.Disabled() -> json.put(DETAIL, "Disabled in this tenant");
            case Because.NoSecondFactor() ->
                    json.put(DETAIL, "The tenant wants a second factor, and there is none");
            case Because.ModuleOff(var module) ->
                    json.put(
                            DETAIL,
                            "The module %s is not switched on here".formatted(module.code()));
            case Because.OtherCompany() -> json.put(DETAIL, "It belongs to another company");
            case Because.NotForCustomers() -> json.put(DETAIL, "It is not for customers");
            case Because.Given(var grant) -> told(json.put(DETAIL, "Given by a grant"), grant);
            case Because.NotYet(var grant) ->
                    told(json.put(DETAIL, "A grant gives it, and has not begun"), grant);
            case Because.NoLonger(var grant) ->
                    told(json.put(DETAIL, "A grant gave it, and is over"), grant);
            case Because.NotForThem(var grant) ->
                    told(json.put(DETAIL, "The role is not for people of that home"), grant);
            case Because.Everybody() -> json.put(DETAIL, "Everybody here may");
            case Because.NoRole() -> json.put(DETAIL, "No role allows it");
        };
    }

    private static ObjectNode told(ObjectNode json, Grant grant) {
        var window = grant.window();
        return json.put("grant", grant.id().value())
                .put("role", grant.role().value())
                .put("start", window.start().toString())
                .put("end", window.isEndless() ? null : window.end().toString());
    }
}
