package gatehouse.functions.members;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.GroupId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.functions.Commands;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Problem;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Adds the people of an import, line by line, and tells what came of each.
final class ImportResults {
    /// What an answer has time for: it has to be there before the gateway gives it up.
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private static final int CREATED = 201;

    private final Commands commands;
    private final CreateMember create;
    private final Clock clock;

    @Inject
    ImportResults(Commands commands, CreateMember create, Clock clock) {
        this.commands = commands;
        this.create = create;
        this.clock = clock;
    }

    /// A result for each line, in their order. What there was no time for is told as not available
    /// now: the same file again goes on with it.
    ///
    /// @param made the groups that were missing, by name
    /// @param begun when the request was let in
    Answer of(List<ImportLine> lines, Map<String, GroupId> made, Instant begun, Request request) {
        var answer = Json.object();
        var all = answer.putArray("results");
        for (var line : lines) {
            var came =
                    switch (line) {
                        case ImportLine.Other other ->
                                Outcome.<Answer>refused(new Refusal.Conflict(other.why()));
                        case ImportLine.Person person ->
                                clock.instant().isAfter(begun.plus(ENOUGH))
                                        ? Outcome.<Answer>refused(new Refusal.Unavailable())
                                        : add(person, made, request);
                    };
            all.add(result(line.number(), came, request.isDryRun()));
        }
        return Answer.ok(answer);
    }

    private Outcome<Answer> add(
            ImportLine.Person person, Map<String, GroupId> made, Request request) {
        var fields = person.fields();
        group(person.group(), made).ifPresent(id -> fields.put("group", id.value()));
        return commands.part(create, request.part(person.number(), fields));
    }

    /// None of those that are only to be made: who tries makes none.
    private static Optional<GroupId> group(ImportGroup group, Map<String, GroupId> made) {
        return switch (group) {
            case ImportGroup.None() -> Optional.empty();
            case ImportGroup.Known(var id) -> Optional.of(id);
            case ImportGroup.Missing(var name) -> Optional.ofNullable(made.get(name));
        };
    }

    private static ObjectNode result(int line, Outcome<Answer> came, boolean tried) {
        var result = Json.object().put("line", line);
        return came.fold(
                answer -> result.put("id", tried ? null : id(answer)).put("status", CREATED),
                why -> {
                    var problem = Problem.of(why);
                    result.putNull("id").put("status", problem.status());
                    result.set("problem", problem.json());
                    return result;
                });
    }

    private static String id(Answer answer) {
        return Json.read(answer.body()).orElseThrow().path("id").asText();
    }
}
