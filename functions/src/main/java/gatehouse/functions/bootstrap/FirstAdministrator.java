package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Administrators;
import gatehouse.aws.Committed;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.aws.Write;
import gatehouse.domain.Access;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Member;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.functions.Passwords;
import gatehouse.functions.Stamps;
import gatehouse.http.Json;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes the vendor's first system admin, if the address has no account yet.
final class FirstAdministrator {
    private final Table table;
    private final Administrators administrators;
    private final Passwords passwords;
    private final Stamps stamps;
    private final TenantId vendor;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    FirstAdministrator(
            Table table,
            Administrators administrators,
            Passwords passwords,
            Stamps stamps,
            TenantId vendor,
            Clock clock,
            RandomGenerator random) {
        this.table = table;
        this.administrators = administrators;
        this.passwords = passwords;
        this.stamps = stamps;
        this.vendor = vendor;
        this.clock = clock;
        this.random = random;
    }

    /// The account, and the password where one was made; where none is, the event makes the mailer
    /// send the link to choose one (B1).
    Outcome<JsonNode> ensure(BootstrapForm form, Origin origin) {
        var claim = table.get(Keys.email(form.email()));
        if (claim.isPresent()) {
            return isSystemAdmin(AccountItems.claimant(claim.get()))
                    ? Outcome.done(
                            Json.object()
                                    .put("account", AccountItems.claimant(claim.get()).value())
                                    .put("created", false))
                    : taken();
        }
        boolean making = form.password().isEmpty() && !form.mailed();
        var password = making ? EventId.next(random).value() : form.password();
        var account =
                Account.of(
                        AccountId.next(random),
                        vendor,
                        form.username(),
                        form.email(),
                        form.name(),
                        true,
                        Account.LANGUAGE);
        if (table.commit(writes(account, password, origin), EventId.next(random))
                == Committed.LOST) {
            return isTaken(form) ? taken() : Outcome.refused(new Refusal.Unavailable());
        }
        var made =
                Json.object()
                        .put("account", account.id().value())
                        .put("username", account.username().value())
                        .put("created", true);
        return Outcome.done(making ? made.put("password", password) : made);
    }

    private boolean isTaken(BootstrapForm form) {
        return table.get(Keys.email(form.email())).isPresent()
                || table.get(Keys.username(form.username())).isPresent();
    }

    private boolean isSystemAdmin(AccountId account) {
        return table.get(Keys.member(vendor, account))
                .map(MemberItems::read)
                .map(member -> Access.of(member, RoleCatalogue.BUILT_IN, vendor, clock.instant()))
                .filter(access -> access.roles().contains(BuiltInRole.SYSTEM_ADMIN))
                .isPresent();
    }

    private List<Write> writes(Account account, String password, Origin origin) {
        var now = clock.instant();
        var subject = Subject.of(account.id());
        var change =
                stamps.change(
                        EventType.MEMBER_CREATED,
                        vendor,
                        subject,
                        Author.system(vendor),
                        now,
                        "",
                        origin);
        var hash = password.isEmpty() ? "" : passwords.hash(password);
        var writes = new ArrayList<>(AccountItems.create(account, hash, now));
        writes.add(MemberItems.create(member(account, change), change));
        if (!hash.isEmpty()) {
            // who has to choose a password first counts from then on (E10)
            writes.addAll(administrators.joining(vendor, account.id()));
        }
        return writes;
    }

    private Member member(Account account, Change change) {
        var grant = SystemAdmin.grant(GrantId.next(random), change);
        return Member.of(account, vendor, change.at()).with(new Grants(List.of(grant)));
    }

    private static Outcome<JsonNode> taken() {
        return Outcome.refused(
                new Refusal.Conflict(
                        "The username or the mail address belongs to another account"));
    }
}
