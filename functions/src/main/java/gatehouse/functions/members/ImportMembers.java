package gatehouse.functions.members;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.domain.Fault;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.functions.Commands;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// `POST …/members/import`: adds the people of a CSV file, which is one that the export wrote, or
/// like it. The file is checked as a whole; then each line is a command of its own, as `POST
/// …/members` is one, with a result in its place.
final class ImportMembers implements Verb {
    private final Admissions admissions;
    private final Commands commands;
    private final MakeGroups groups;
    private final ImportResults results;
    private final RandomGenerator random;

    @Inject
    ImportMembers(
            Admissions admissions,
            Commands commands,
            MakeGroups groups,
            ImportResults results,
            RandomGenerator random) {
        this.admissions = admissions;
        this.commands = commands;
        this.groups = groups;
        this.results = results;
        this.random = random;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.MANAGE_PEOPLE);
        return admissions
                .admit(demand)
                .then(in ->
                        in.tenant()
                                .refusesPeople()
                                .<Outcome<Answer>>map(Outcome::refused)
                                .orElseGet(() ->
                                        check(in, request)
                                                .then(lines -> asMeant(lines, request))
                                                .then(lines ->
                                                        prepare(lines, request)
                                                                .map(made ->
                                                                        results.of(
                                                                                lines, made,
                                                                                in.now(),
                                                                                request)))));
    }

    private Outcome<List<ImportLine>> check(Admitted in, Request request) {
        return ImportFile.read(request.body().asText())
                .then(file -> {
                    var faults = new ArrayList<Fault>(file.faults());
                    faults.addAll(request.with(Json.object()).form().canDryRun().faults());
                    boolean grouped = file.lines().stream().anyMatch(ImportGroups::isNamed);
                    var there = grouped ? groups.there(in) : List.<Group>of();
                    return new ImportCheck(in, random, faults, there).of(file.lines());
                });
    }

    /// The list of people has no version that could be meant.
    private static Outcome<List<ImportLine>> asMeant(List<ImportLine> lines, Request request) {
        return Preconditions.hold(request, OptionalLong.empty())
                ? Outcome.done(lines)
                : Outcome.refused(new Refusal.Stale());
    }

    /// Takes the idempotency key and makes the groups that are missing, before the first person;
    /// nothing of it where it is only tried.
    private Outcome<Map<String, GroupId>> prepare(List<ImportLine> lines, Request request) {
        var missing = lines.stream().map(ImportLine::missing).flatMap(Optional::stream).distinct();
        return request.isDryRun()
                ? Outcome.done(Map.of())
                : commands.take(request).then(_ -> groups.make(missing.toList(), request));
    }
}
