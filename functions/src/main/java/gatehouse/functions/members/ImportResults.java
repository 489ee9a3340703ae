package gatehouse.functions.members;

import gatehouse.domain.GroupId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.functions.Commands;
import gatehouse.functions.Results;
import gatehouse.http.Answer;
import gatehouse.http.Json;
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
    /// What there is time for.
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

    /// A result for each line, in their order.
    ///
    /// @param made the groups that were missing, by name
    /// @param begun when the request was let in
    Answer of(List<ImportLine> lines, Map<String, GroupId> made, Instant begun, Request request) {
        var results = new Results(clock, begun.plus(ENOUGH));
        for (var line : lines) {
            var came =
                    switch (line) {
                        case ImportLine.Other other ->
                                Outcome.<Answer>refused(new Refusal.Conflict(other.why()));
                        case ImportLine.Person person ->
                                results.inTime(() -> add(person, made, request));
                    };
            results.add(
                    Json.object().put("line", line.number()).putNull("id"),
                    came,
                    (result, answer) ->
                            result.put("id", request.isDryRun() ? null : id(answer))
                                    .put("status", CREATED));
        }
        return results.answer();
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

    private static String id(Answer answer) {
        return Json.read(answer.body()).orElseThrow().path("id").asText();
    }
}
