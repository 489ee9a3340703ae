package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.Change;
import gatehouse.domain.Email;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Member;
import gatehouse.domain.PersonName;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Username;
import gatehouse.domain.Window;
import java.time.Instant;

/// Members and their grants as items.
public final class MemberItems {
    static final String RELATION = "relation";
    static final String RELATED = "related";
    private static final String WELCOME = "welcome";
    static final String RELATIONS = "relations";

    /// How many of the versions are housekeeping's.
    private static final String TENDED = "tended";

    private MemberItems() {}

    public static Member read(Item item) {
        return new Member(
                new AccountId(item.text("account")),
                new TenantId(item.text("tenant")),
                new TenantId(item.text("home")),
                new Username(item.text("username")),
                new Email(item.text("email")),
                new PersonName(item.text("firstName"), item.text("lastName")),
                item.flag("enabled"),
                item.instant("registeredAt"),
                ProfileItems.read(item),
                new Grants(item.maps("grants").stream().map(MemberItems::grant).toList()));
    }

    /// Counts what people changed of a member: the version without what housekeeping added to it.
    public static long edition(Item item) {
        return item.version() - item.number(TENDED, 0);
    }

    /// A new member with an event of its own.
    public static Write.Create create(Member member, Change change) {
        return Write.create(draft(member, change.at()), change);
    }

    /// The same of whom the event makes a mail go out to.
    ///
    /// @param welcome whether the mail only says that there is an account: a password was set
    public static Write.Create create(Member member, boolean welcome, Change change) {
        var draft = Delivery.queue(draft(member, change.at()), change);
        return Write.create(welcome ? draft.put(WELCOME, true) : draft, change);
    }

    /// That another mail with a link is on its way. It changes neither version nor log.
    public static Write mailed(Key member, Change change) {
        return Delivery.queue(Updating.of(member), change).whenPresent("account").write();
    }

    /// A new member whose event another item of the same transaction carries.
    public static Write create(Member member, Instant now) {
        return new Write.Create(draft(member, now).put(Item.VERSION, 1).item(), now);
    }

    /// The same, of whom that event makes a mail go out to.
    ///
    /// @param change carried by the other item
    public static Write createMailed(Member member, Change change) {
        var draft = Delivery.queue(draft(member, change.at()), change);
        return new Write.Create(draft.put(Item.VERSION, 1).item(), change.at());
    }

    /// Other grants of a member that was read, with their event.
    public static Write replace(Item before, Member after, Change change) {
        return Write.replace(
                before, write(before.edit(), before.key(), after, change.at()), change);
    }

    /// The same, whose event makes a mail go out to the person.
    public static Write replaceAndMail(Item before, Member after, Change change) {
        var draft = write(before.edit(), before.key(), after, change.at());
        return Delivery.always(
                Write.replace(before, Delivery.queue(draft, change), change), change);
    }

    /// Other grants of a member that was read; another item of the same transaction carries the
    /// event.
    ///
    /// @param now when
    public static Write replace(Item before, Member after, Instant now) {
        return Write.replace(before, write(before.edit(), before.key(), after, now));
    }

    /// Housekeeping: another version, and the same [edition][#edition]. What time does to the
    /// grants, which kinds of mails the person takes, the name of the group: nothing that anybody
    /// has changed of the contact.
    public static Write tend(Item before, Member after, Change change) {
        return Write.replace(before, tended(before, after, change.at()), change);
    }

    /// The same, which tells nobody.
    ///
    /// @param now when
    public static Write tend(Item before, Member after, Instant now) {
        return Write.replace(before, tended(before, after, now));
    }

    private static Draft tended(Item before, Member after, Instant now) {
        return write(before.edit(), before.key(), after, now)
                .put(TENDED, before.number(TENDED, 0) + 1);
    }

    /// A member who is no longer one; the tombstone tells of it.
    public static Write delete(Item before, Change change) {
        return Write.delete(before, change);
    }

    /// Leaves a tombstone, and no event, where a place was read that nobody has any more.
    public static Write remove(Item before, Instant now) {
        return Write.delete(before, now);
    }

    private static Draft draft(Member member, Instant now) {
        var key = Keys.member(member.tenant(), member.account());
        return write(Draft.at(key), key, member, now);
    }

    private static Draft write(Draft draft, Key key, Member member, Instant now) {
        draft.put("account", member.account().value())
                .put("tenant", member.tenant().value())
                .put("home", member.home().value())
                .put("username", member.username().value())
                .put("email", member.email().value())
                .put("name", member.name())
                .put("firstName", member.person().first())
                .put("lastName", member.person().last())
                .put("enabled", member.enabled())
                .put("registeredAt", member.registeredAt())
                .putMaps("grants", member.grants().all().stream().map(MemberItems::write).toList())
                .put(RELATION, Keys.relationsOf(member.account()))
                .put(RELATED, Keys.partition(member.tenant()));
        ProfileItems.write(draft, member.profile());
        Directory.mark(draft, Entries.of(member, now), now);
        return Due.mark(draft, key, member.grants().due());
    }

    private static Item write(Grant grant) {
        return Draft.map()
                .put("id", grant.id().value())
                .put("role", grant.role().value())
                .put("start", grant.window().start())
                .put("end", grant.window().end())
                .put("reason", grant.reason())
                .put("source", grant.source())
                .put("grantedBy", Changes.author(grant.grantedBy()))
                .put("remindAt", grant.remindAt())
                .put("told", Codes.of(grant.told()))
                .item();
    }

    private static Grant grant(Item map) {
        return new Grant(
                new GrantId(map.text("id")),
                new RoleId(map.text("role")),
                new Window(map.instant("start"), map.instantOrNever("end")),
                map.textOrEmpty("reason"),
                map.text("source"),
                Changes.author(map.map("grantedBy")),
                map.instantOrNever("remindAt"),
                Codes.read(Grant.Told.class, map.text("told")));
    }
}
