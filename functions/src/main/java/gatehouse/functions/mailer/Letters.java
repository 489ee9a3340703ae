package gatehouse.functions.mailer;

import gatehouse.aws.Codes;
import gatehouse.aws.ExportItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.RoleItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.ExportId;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Member;
import gatehouse.domain.RoleId;
import gatehouse.domain.people.Export;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which mails an event makes, and to whom. What the mail tells is read when it is written.
final class Letters {
    private final Table table;
    private final People people;
    private final InvitationLetters invitations;
    private final AccountLetters accounts;
    private final EmailLetters emails;
    private final RegistrationLetters registrations;
    private final TicketLetters tickets;
    private final Clock clock;

    @Inject
    Letters(
            Table table,
            People people,
            InvitationLetters invitations,
            AccountLetters accounts,
            EmailLetters emails,
            RegistrationLetters registrations,
            TicketLetters tickets,
            Clock clock) {
        this.table = table;
        this.people = people;
        this.invitations = invitations;
        this.accounts = accounts;
        this.emails = emails;
        this.registrations = registrations;
        this.tickets = tickets;
        this.clock = clock;
    }

    List<Addressed> of(Told told) {
        return switch (told.type()) {
            case INVITATION_CREATED, INVITATION_RESENT -> invitations.offered(told);
            case INVITATION_ACCEPTED -> invitations.accepted(told);
            case INVITATION_REVOKED -> invitations.revoked(told);
            case REGISTRATION_REQUESTED -> registrations.requested(told);
            case REGISTRATION_APPROVED -> registrations.approved(told);
            case REGISTRATION_DISAPPROVED -> registrations.disapproved(told);
            case REGISTRATION_EXPIRED -> registrations.expired(told);
            case REQUEST_SUBMITTED -> tickets.submitted(told);
            case REQUEST_COMMENTED -> tickets.commented(told);
            case REQUEST_IMPLEMENTED -> tickets.implemented(told);
            case REQUEST_REJECTED -> tickets.rejected(told);
            case REQUEST_CANCELLED -> tickets.cancelled(told);
            case REQUEST_WAITING -> tickets.waiting(told);
            case GRANT_REVOKED -> grant(told, this::taken);
            case GRANT_ENDING -> grant(told, this::ending);
            case GRANT_ENDED -> grant(told, this::ended);
            case EXPORT_FINISHED -> exported(told);
            case ACCOUNT_LOCKED -> accounts.owner(told, Notice.Guessed::new);
            case CREDENTIALS_CHANGED -> accounts.credentials(told);
            case SESSIONS_ENDED -> accounts.signedOut(told);
            case MEMBER_CREATED -> accounts.created(told);
            case MEMBER_CHANGED, MEMBER_ENABLED -> edited(told);
            case ACTIVATION_SENT -> accounts.activation(told);
            case RESET_SENT -> accounts.reset(told);
            case EMAIL_REQUESTED -> emails.asked(told);
            case EMAIL_CHANGED -> emails.changed(told);
            case PASSWORD_RESET -> accounts.changed(told);
            case MEMBER_RESTORED -> accounts.restored(told);
            case TOTP_ENABLED -> accounts.self(told, new Notice.SecondFactorOn(told.at()));
            case TOTP_DISABLED -> accounts.self(told, new Notice.SecondFactorOff(told.at()));
            case RECOVERY_REPLACED ->
                    accounts.self(told, new Notice.RecoveryCodesReplaced(told.at()));
            case SESSION_STARTED -> accounts.signedIn(told);
            case TENANT_CREATED,
                    TENANT_CHANGED,
                    TENANT_RELEASED,
                    MODULE_CHANGED,
                    PROVIDER_CHANGED,
                    FACTOR_CHANGED,
                    GROUP_CREATED,
                    GROUP_CHANGED,
                    GROUP_DELETED,
                    ROLE_CREATED,
                    ROLE_CHANGED,
                    ROLE_DELETED,
                    MEMBER_LINKED,
                    MEMBER_DISABLED,
                    MEMBER_DELETED,
                    AVATAR_CHANGED,
                    AVATAR_REMOVED,
                    GRANT_CREATED,
                    INVITATION_EXPIRED,
                    REGISTRATION_CONFIRMED,
                    GRANT_STARTED,
                    GRANT_CHANGED,
                    EXPORT_REQUESTED,
                    SESSION_ENDED,
                    SECRET_ROTATED,
                    SECRET_REPLACED,
                    RESET_REQUESTED,
                    EMAIL_CANCELLED,
                    MEMBER_ACTIVATED ->
                    List.of();
        };
    }

    /// Of another address the person is told at the old one; who has not come yet gets the link to
    /// the account anew.
    private List<Addressed> edited(Told told) {
        if (!told.before().has("email")) {
            return List.of();
        }
        var activation = accounts.activation(told);
        return activation.isEmpty() ? emails.changed(told) : activation;
    }

    /// A grant with what was read for it.
    ///
    /// @param role the id of a built-in role; what the tenant calls a role of its own
    private record Held(Told told, String tenant, Member member, Grant grant, String role) {}

    private List<Addressed> taken(Held held) {
        var told = held.told();
        return person(
                held,
                new Notice.AccessRevoked(
                        held.tenant(), told.actor(), held.role(), told.at(), told.reason()));
    }

    /// Nothing, where the end came before the mail did: then that is told.
    private List<Addressed> ending(Held held) {
        var grant = held.grant();
        if (grant.window().isOverAt(clock.instant())) {
            return List.of();
        }
        var role = held.role();
        var end = grant.window().end();
        return both(
                held,
                new Notice.Ending(held.tenant(), grant.grantedBy().name(), role, end),
                new Notice.EndingOfAnother(held.tenant(), held.member().name(), role, end));
    }

    private List<Addressed> ended(Held held) {
        var grant = held.grant();
        var role = held.role();
        var end = grant.window().end();
        return both(
                held,
                new Notice.Ended(held.tenant(), grant.grantedBy().name(), role, end),
                new Notice.EndedOfAnother(held.tenant(), held.member().name(), role, end));
    }

    /// To the holder and to who gave it. Where another grant of the role goes on (A9), access does
    /// not end, and the mails say that instead.
    private List<Addressed> both(Held held, Notice toHolder, Notice toGiver) {
        var grant = held.grant();
        var end = grant.window().end();
        var until = held.member().grants().windowsOf(grant.role()).lastsFrom(end);
        boolean goesOn = until.isAfter(end);
        var role = held.role();
        Notice holder = goesOn ? new Notice.GoesOn(held.tenant(), "", role, end, until) : toHolder;
        Notice giver =
                goesOn
                        ? new Notice.GoesOn(held.tenant(), held.member().name(), role, end, until)
                        : toGiver;
        return Stream.concat(
                        person(held, holder).stream(), to(2, people.of(grant.grantedBy()), giver))
                .toList();
    }

    /// To who asked for it, if there is a file: of one that failed nobody is told, since only who
    /// may not export any more has such.
    private List<Addressed> exported(Told told) {
        if (!told.after().path("state").asText().equals(Codes.of(Export.Status.DONE))) {
            return List.of();
        }
        var tenant = table.get(Keys.tenant(told.tenant()));
        var key =
                Keys.export(
                        told.tenant(), new AccountId(told.member()), new ExportId(told.subject()));
        return table.get(key).map(ExportItems::read).stream()
                .flatMap(export ->
                        to(
                                1,
                                people.of(export.asker()),
                                new Notice.Exported(
                                        tenantName(told, tenant.orElse(null)),
                                        export.rows(),
                                        export.forgottenAt())))
                .toList();
    }

    private List<Addressed> person(Held held, Notice notice) {
        return to(1, people.of(held.member().account()), notice).toList();
    }

    private static Stream<Addressed> to(int number, Optional<Account> person, Notice notice) {
        return person.map(known -> Addressed.toOwner(number, known, notice)).stream();
    }

    private List<Addressed> grant(Told told, Function<Held, List<Addressed>> write) {
        var key = Keys.member(told.tenant(), new AccountId(told.member()));
        var read = table.batch(List.of(key, Keys.tenant(told.tenant())));
        return Optional.ofNullable(read.get(key))
                .map(MemberItems::read)
                .flatMap(member ->
                        member.grants()
                                .find(new GrantId(told.subject()))
                                .map(grant ->
                                        new Held(
                                                told,
                                                tenantName(
                                                        told, read.get(Keys.tenant(told.tenant()))),
                                                member,
                                                grant,
                                                roleName(told, grant.role()))))
                .map(write)
                .orElse(List.of());
    }

    /// The id of a built-in role; of the tenant's own what it is called, or the id once it is gone.
    private String roleName(Told told, RoleId role) {
        return BuiltInRole.of(role).isPresent()
                ? role.value()
                : table.get(Keys.role(told.tenant(), role))
                        .map(item -> RoleItems.read(item).name())
                        .orElse(role.value());
    }

    private static String tenantName(Told told, @org.jspecify.annotations.Nullable Item tenant) {
        return tenant == null ? told.tenant().value() : TenantItems.read(tenant).name();
    }
}
