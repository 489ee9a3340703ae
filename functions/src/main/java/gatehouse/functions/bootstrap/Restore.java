package gatehouse.functions.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Committed;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.GrantId;
import gatehouse.domain.Member;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Role;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.functions.Passwords;
import gatehouse.functions.Stamps;
import gatehouse.http.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.inject.Inject;

/// Makes somebody of the vendor's a system admin again, whatever was done to the account: enabled,
/// with the role for ever, a new password, and no session of before. For when nobody is left who
/// could do it over HTTP.
final class Restore {
    private final Table table;
    private final Passwords passwords;
    private final Stamps stamps;
    private final TenantId vendor;
    private final Clock clock;
    private final RandomGenerator random;

    @Inject
    Restore(
            Table table,
            Passwords passwords,
            Stamps stamps,
            TenantId vendor,
            Clock clock,
            RandomGenerator random) {
        this.table = table;
        this.passwords = passwords;
        this.stamps = stamps;
        this.vendor = vendor;
        this.clock = clock;
        this.random = random;
    }

    /// The account, with its new password, this once.
    Outcome<JsonNode> run(RestoreForm form, Origin origin) {
        var account =
                table.get(Keys.email(form.email()))
                        .map(AccountItems::claimant)
                        .flatMap(id -> table.get(Keys.account(id)))
                        .map(AccountItems::read)
                        .filter(found -> found.home().equals(vendor));
        var member = account.flatMap(found -> table.get(Keys.member(vendor, found.id())));
        return member.isEmpty()
                ? Outcome.refused(new Refusal.Conflict("Nobody at home here has that mail address"))
                : restore(account.orElseThrow(), member.get(), form, origin);
    }

    private Outcome<JsonNode> restore(Account account, Item item, RestoreForm form, Origin origin) {
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
            return Outcome.refused(
                    new Refusal.Conflict("The person holds as many open grants as one can"));
        }
        var password = EventId.next(random).value();
        var writes = new ArrayList<Write>();
        writes.add(MemberItems.replace(item, restored(member, change, now), change));
        writes.addAll(AccountItems.restore(account, passwords.hash(password), now));
        return table.commit(List.copyOf(writes), EventId.next(random)) == Committed.STORED
                ? Outcome.done(
                        Json.object()
                                .put("account", account.id().value())
                                .put("username", account.username().value())
                                .put("password", password))
                : Outcome.refused(new Refusal.Unavailable());
    }

    private static boolean isAdministratorForEver(Member member, Instant now) {
        return member.grants().windowsOf(Role.SYSTEM_ADMIN).lastsFrom(now).equals(Instant.MAX);
    }

    private Member restored(Member member, Change change, Instant now) {
        var grants =
                isAdministratorForEver(member, now)
                        ? member.grants()
                        : member.grants()
                                .with(SystemAdmin.grant(GrantId.next(random), change), now);
        return new Member(
                member.account(),
                member.tenant(),
                member.home(),
                member.email(),
                member.name(),
                true,
                grants);
    }
}
