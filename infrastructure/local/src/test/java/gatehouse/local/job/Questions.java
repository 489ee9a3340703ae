package gatehouse.local.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// What somebody asks of somebody's access, as AuthZEN has it.
///
/// @param by who asks
record Questions(Person by) {
    static final String ONE = "/access/v1/evaluation";
    static final String SEVERAL = "/access/v1/evaluations";

    /// The id of a person's account.
    static String id(Person person) {
        return House.account(person.email()).value();
    }

    /// May somebody do that with something that belongs to `owner`, in `tenant`?
    static ObjectNode of(String who, String action, String type, String tenant, String owner) {
        var question = House.object();
        question.putObject("subject").put("type", "user").put("id", who);
        question.putObject("action").put("name", action);
        question.putObject("resource")
                .put("type", type)
                .put("id", "a-17")
                .putObject("properties")
                .put("tenant", tenant)
                .put("owner", owner);
        return question;
    }

    /// Has somebody a permission in a tenant?
    static ObjectNode right(String who, String permission, String tenant) {
        var question = House.object();
        question.putObject("subject").put("type", "user").put("id", who);
        question.putObject("action").put("name", permission);
        question.putObject("resource").put("type", "tenant").put("id", tenant);
        return question;
    }

    Reply ask(JsonNode question) {
        return House.post(ONE, House.signIn(by), question);
    }

    Reply ask(String body, Map<String, String> headers) {
        return House.ask("POST", ONE, House.signIn(by), body, headers);
    }

    Reply askAll(JsonNode batch) {
        return House.post(SEVERAL, House.signIn(by), batch);
    }

    /// The answer in short: `yes` or `no`, and the reason.
    String answer(JsonNode question) {
        var reply = ask(question);
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
        return inShort(reply.json());
    }

    static String inShort(JsonNode answer) {
        return (answer.path("decision").asBoolean() ? "yes " : "no ")
                + answer.at("/context/reason").asText();
    }

    /// What the asker is told in an answer beside.
    JsonNode context(JsonNode question) {
        return ask(question).json().path("context");
    }
}
