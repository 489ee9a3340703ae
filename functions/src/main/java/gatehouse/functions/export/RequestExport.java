package gatehouse.functions.export;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.ExportItems;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.EventType;
import gatehouse.domain.ExportId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.domain.people.Export;
import gatehouse.domain.people.Extract;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.Searches;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// `POST …/exports`: has an extract of the tenant's people written to a file (B9, D1); of each
/// person one at a time.
final class RequestExport implements Command {
    private final Commands commands;
    private final Stamps stamps;
    private final RandomGenerator random;

    @Inject
    RequestExport(Commands commands, Stamps stamps, RandomGenerator random) {
        this.commands = commands;
        this.stamps = stamps;
        this.random = random;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var demand = Demand.of(request.caller(), request.path("tenant"), Permission.EXPORT_PEOPLE);
        var mark = mark(request);
        return commands.admit(
                request,
                mark.map(demand::with).orElse(demand),
                in -> {
                    var form = request.form().canDryRun();
                    var extract = Searches.extract(form::optional, in.tenant().roles());
                    return form.ifGood(() ->
                            isFree(mark, in)
                                    ? Outcome.done(ask(extract, in, request))
                                    : Outcome.refused(new Refusal.Conflict(ONE_AT_A_TIME)));
                });
    }

    private static final String ONE_AT_A_TIME = "Another export of yours is under way: wait for it";

    /// Where it stands that the caller has one under way.
    private static Optional<Key> mark(Request request) {
        return TenantId.parse(request.path("tenant"))
                .map(tenant -> Keys.exporting(tenant, request.caller().account()));
    }

    private static boolean isFree(Optional<Key> mark, Admitted in) {
        return mark.flatMap(in::item)
                .filter(item -> ExportItems.isUnderWay(item, in.now()))
                .isEmpty();
    }

    private Plan ask(Extract extract, Admitted in, Request request) {
        var asker = in.account().id();
        var tenant = in.tenant().id();
        var export = Export.asked(ExportId.next(random), tenant, asker, extract, in.now());
        var change =
                stamps.by(
                        in,
                        request.origin(),
                        EventType.EXPORT_REQUESTED,
                        Subject.of(export.id(), asker),
                        "");
        var place = "/v1/tenants/" + tenant + "/exports/" + export.id();
        var answer =
                Answer.json(
                        201,
                        ExportJson.of(export, Optional.empty(), in.now()),
                        Map.of("Location", place));
        return new Plan.Do(List.copyOf(ExportItems.create(export, change)), answer, () -> {});
    }
}
