package gatehouse.functions.register;

import gatehouse.aws.Committed;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MailBudget;
import gatehouse.aws.RegistrationItems;
import gatehouse.aws.Registrations;
import gatehouse.aws.Sources;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.aws.Write;
import gatehouse.domain.Applicant;
import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Registration;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Json;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// `POST /v1/tenants/{tenant}/registrations`: somebody wants to join (D6). Whose the address is,
/// and whether they are a member, is not looked at here: the answer is the same, and so is the
/// work. The mailer looks.
final class Register implements Verb {
    private final Table table;
    private final Registrations registrations;
    private final MailBudget budget;
    private final Stamps stamps;
    private final TenantId vendor;
    private final Clock clock;

    @Inject
    Register(
            Table table,
            Registrations registrations,
            MailBudget budget,
            Stamps stamps,
            TenantId vendor,
            Clock clock) {
        this.table = table;
        this.registrations = registrations;
        this.budget = budget;
        this.stamps = stamps;
        this.vendor = vendor;
        this.clock = clock;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return TenantId.parse(request.path("tenant"))
                .flatMap(id -> table.get(Keys.tenant(id)))
                .map(TenantItems::read)
                .filter(Tenant::letsJoin)
                .map(tenant ->
                        RegisterForm.read(request.form())
                                .then(applicant -> ask(applicant, tenant, request)))
                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()));
    }

    private Outcome<Answer> ask(Applicant applicant, Tenant tenant, Request request) {
        var now = clock.instant();
        var newest = registrations.newest(tenant.id(), applicant.email());
        // whatever came of the address lately: else a refusal, or none, would tell it
        return reserve(tenant, now, request)
                .map(hour -> {
                    if (!isMailed(newest, applicant, tenant, request, now)) {
                        budget.releasePublic(tenant, hour);
                    }
                    return taken();
                });
    }

    /// Writes what makes a mail go out, if one is to.
    private boolean isMailed(
            Optional<Item> newest,
            Applicant applicant,
            Tenant tenant,
            Request request,
            Instant now) {
        return switch (Registration.ask(
                newest.map(RegistrationItems::read), tenant.id(), applicant, now)) {
            case Registration.Asked.Enough() -> false;
            case Registration.Asked.New(var next) ->
                    isStored(RegistrationItems.create(next, change(next, now, request)));
            case Registration.Asked.Again(var next) ->
                    isStored(
                            RegistrationItems.replace(
                                    newest.orElseThrow(), next, change(next, now, request)));
        };
    }

    /// Lost to another ask for the same address: one of them is enough.
    private boolean isStored(Write write) {
        return table.commit(write) == Committed.STORED;
    }

    /// Of what the source may ask for first, so that none uses up what all may.
    private Outcome<Instant> reserve(Tenant tenant, Instant now, Request request) {
        var source = request.origin().source();
        return table.commit(Sources.registration(source, now)) == Committed.STORED
                ? budget.reservePublic(tenant, now)
                : Outcome.refused(
                        new Refusal.TooMany(
                                "Too many registrations came from this network",
                                Sources.restOfHour(now)));
    }

    /// By nobody whom we know.
    private Change change(Registration next, Instant now, Request request) {
        var terms = next.terms();
        return stamps.change(
                EventType.REGISTRATION_REQUESTED,
                terms.tenant(),
                Subject.of(terms.id()),
                Author.system(vendor),
                now,
                "",
                request.origin());
    }

    private static Answer taken() {
        return Answer.json(202, Json.object(), Map.of());
    }
}
