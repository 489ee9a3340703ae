package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Administrators;
import gatehouse.aws.Committed;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.aws.Write;
import gatehouse.domain.AccountId;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Change;
import gatehouse.domain.Email;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.GrantId;
import gatehouse.domain.Login;
import gatehouse.domain.Member;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.functions.Passwords;
import gatehouse.functions.Stamps;
import gatehouse.http.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;

/// Makes somebody of the vendor's a system admin again, whatever was done to the account: enabled,
/// with the role for ever, a new password, and no session of before. For when nobody is left who
/// could do it over HTTP.
final class Restore {
    private final Table table;
    private final Administrators administrators;
    private final Passwords passwords;
    private final Stamps stamps;
    private final TenantId vendor;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    Restore(
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

    /// The account, with its new password, this once.
    Outcome<JsonNode> run(RestoreForm form, Origin origin) {
        var tenant = table.get(Keys.tenant(vendor)).map(TenantItems::read);
        var provider = tenant.flatMap(Tenant::externalProvider);
        if (provider.isPresent()) {
            return conflict(
                    "The identity provider of this tenant has to be removed first: "
                            + provider.get().name());
        }
        var found = find(form.login());
        if (found.size() > 1) {
            return conflict("Several people are meant by that: give the account's id");
        }
        return found.stream()
                .findFirst()
                .flatMap(account ->
                        table.get(Keys.member(vendor, new AccountId(account.text("id"))))
                                .map(member -> restore(account, member, form, origin)))
                .orElseGet(() ->
                        conflict(
                                "Nobody at home here has that mail address, username or account id"));
    }

    /// Whose address, name or id it is, of the people at home here. Whoever has taken an account
    /// over may have given it another address, and the old one to somebody else.
    private Set<Item> find(Login login) {
        var claims =
                Stream.of(login.email().map(Keys::email), login.username().map(Keys::username))
                        .flatMap(Optional::stream)
                        .flatMap(key -> table.get(key).stream())
                        .map(AccountItems::claimant);
        return Stream.concat(AccountId.parse(login.text()).stream(), claims)
                .distinct()
                .flatMap(id -> table.get(Keys.account(id)).stream())
                .filter(item -> AccountItems.read(item).home().equals(vendor))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Outcome<JsonNode> conflict(String what) {
        return Outcome.refused(new Refusal.Conflict(what));
    }

    private Outcome<JsonNode> restore(Item login, Item item, RestoreForm form, Origin origin) {
        var account = AccountItems.read(login);
        var now = clock.instant();
        var member = MemberItems.read(item);
        var subject = Subject.of(account.id());
        var change =
                stamps.change(
                        EventType.MEMBER_RESTORED,
                        vendor,
                        subject,
                        Author.system(vendor),
                        now,
                        form.reason().text(),
                        origin);
        if (!isAdministratorForEver(member, now) && member.grants().isFullAt(now)) {
            return conflict("The person holds as many open grants as one can");
        }
        var email = form.email().orElse(account.email());
        if (belongsToAnother(email, account.id())) {
            return conflict("The mail address belongs to another account");
        }
        var password = EventId.next(random).value();
        var writes = new ArrayList<Write>();
        writes.add(MemberItems.replace(item, restored(member, email, change, now), change));
        writes.addAll(AccountItems.restore(login, email, passwords.hash(password), now));
        writes.addAll(administrators.joining(vendor, account.id()));
        return table.commit(List.copyOf(writes), EventId.next(random)) == Committed.STORED
                ? Outcome.done(
                        Json.object()
                                .put("account", account.id().value())
                                .put("username", account.username().value())
                                .put("email", email.value())
                                .put("password", password))
                : Outcome.refused(new Refusal.Unavailable());
    }

    private boolean belongsToAnother(Email email, AccountId account) {
        return table.get(Keys.email(email))
                .map(AccountItems::claimant)
                .filter(owner -> !owner.equals(account))
                .isPresent();
    }

    private static boolean isAdministratorForEver(Member member, Instant now) {
        return member.grants()
                .windowsOf(BuiltInRole.SYSTEM_ADMIN.id())
                .lastsFrom(now)
                .equals(Instant.MAX);
    }

    private Member restored(Member member, Email email, Change change, Instant now) {
        var grants =
                isAdministratorForEver(member, now)
                        ? member.grants()
                        : member.grants()
                                .with(SystemAdmin.grant(GrantId.next(random), change), now);
        return member.with(grants).at(email).enabled(true);
    }
}
