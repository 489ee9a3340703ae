package gatehouse.functions.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Outcome;
import gatehouse.http.Form;
import gatehouse.http.Json;
import gatehouse.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Several questions in one request (AuthZEN, section 7).
///
/// @param questions in their order; one that is not well formed is refused by itself
/// @param order after which answer the rest is not answered any more
record Batch(List<Outcome<Question>> questions, Order order) {
    static final String EVALUATIONS = "evaluations";

    private static final String OPTIONS = "options";
    private static final int MOST = 50;

    Batch {
        questions = List.copyOf(questions);
    }

    /// When a batch is over.
    enum Order {
        EXECUTE_ALL,
        DENY_ON_FIRST_DENY,
        PERMIT_ON_FIRST_PERMIT;

        private static final String RULE =
                "must be execute_all, deny_on_first_deny or permit_on_first_permit";

        private static Optional<Order> parse(String text) {
            for (var order : values()) {
                if (order.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return Optional.of(order);
                }
            }
            return Optional.empty();
        }

        private boolean isOverAfter(boolean decision) {
            return switch (this) {
                case EXECUTE_ALL -> false;
                case DENY_ON_FIRST_DENY -> !decision;
                case PERMIT_ON_FIRST_PERMIT -> decision;
            };
        }
    }

    /// Reads one. Only what is wrong with it as a whole is a fault here.
    static Outcome<Batch> read(Request request) {
        var form = request.form().lenient();
        var list = request.body().path(EVALUATIONS);
        if (!list.isArray() || list.size() > MOST) {
            form.fault("/" + EVALUATIONS, "must be a list of %d at most".formatted(MOST));
        }
        var order = order(form);
        return form.ifGood(() -> Outcome.done(new Batch(questions(list, request.body()), order)));
    }

    /// Other options are for others to know.
    private static Order order(Form form) {
        return form.free(OPTIONS)
                .map(_ -> form.within(OPTIONS).lenient())
                .flatMap(options ->
                        options.optional("evaluations_semantic", Order::parse, Order.RULE))
                .orElse(Order.EXECUTE_ALL);
    }

    private static List<Outcome<Question>> questions(JsonNode list, JsonNode defaults) {
        var all = new ArrayList<Outcome<Question>>();
        for (var each : list) {
            all.add(Question.read(Form.of(filled(each, defaults))));
        }
        return all;
    }

    /// A question with what the request says for all of them. What it says itself counts as a
    /// whole, its properties included; only what each entity must have is taken over one by one.
    private static JsonNode filled(JsonNode question, JsonNode defaults) {
        if (!(question instanceof ObjectNode own)) {
            return question;
        }
        var whole = own.deepCopy();
        for (var part : List.of("subject", "action", "resource", "context")) {
            var known = defaults.path(part);
            if (!whole.has(part) && !known.isMissingNode()) {
                whole.set(part, known);
            }
            if (whole.path(part) instanceof ObjectNode entity && !part.equals("context")) {
                for (var name : List.of("type", "id", "name")) {
                    if (!entity.has(name) && known.has(name)) {
                        entity.set(name, known.path(name));
                    }
                }
            }
        }
        return whole;
    }

    /// Those that can be answered.
    List<Question> good() {
        return questions.stream()
                .flatMap(each -> each.<List<Question>>fold(List::of, _ -> List.of()).stream())
                .toList();
    }

    /// The answers, in the order of the questions, as far as it goes.
    ObjectNode answers(Hearing hearing) {
        var json = Json.object();
        var answers = json.putArray(EVALUATIONS);
        for (var each : questions) {
            if (isOver(answers)) {
                break;
            }
            ObjectNode answer = each.then(hearing::answer).fold(VerdictJson::of, VerdictJson::of);
            answers.add(answer);
        }
        return json;
    }

    private boolean isOver(ArrayNode answers) {
        return !answers.isEmpty()
                && order.isOverAfter(answers.path(answers.size() - 1).path("decision").asBoolean());
    }
}
