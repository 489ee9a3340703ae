package gatehouse.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// What comes of several commands that one request asks for, each with a result in its place.
public final class Results {
    private final Clock clock;
    private final Instant end;
    private final ObjectNode answer = Json.object();
    private final ArrayNode all = answer.putArray("results");

    /// @param end until when there is time to begin another one: the answer has to be there before
    ///   the gateway gives it up
    public Results(Clock clock, Instant end) {
        this.clock = clock;
        this.end = end;
    }

    /// Runs one. What there is no time for is not available now: the same request again goes on
    /// with it.
    public Outcome<Answer> inTime(Supplier<Outcome<Answer>> one) {
        return clock.instant().isAfter(end)
                ? Outcome.refused(new Refusal.Unavailable())
                : one.get();
    }

    /// Adds the result of one.
    ///
    /// @param result with what names it
    /// @param told writes the rest where it was not refused
    public void add(
            ObjectNode result,
            Outcome<Answer> came,
            BiFunction<ObjectNode, Answer, ObjectNode> told) {
        ObjectNode whole = came.fold(done -> told.apply(result, done), why -> refused(result, why));
        all.add(whole);
    }

    private static ObjectNode refused(ObjectNode result, Refusal why) {
        var problem = Problem.of(why);
        return result.put("status", problem.status()).set("problem", problem.json());
    }

    /// All of them, in the order in which they were added.
    public Answer answer() {
        return Answer.ok(answer);
    }
}
