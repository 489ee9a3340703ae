package gatehouse.functions.mailer;

import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Account;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Member;
import gatehouse.domain.Notification;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.link.Unsubscription;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps back the notifications that were switched off, by the administrators or by the reader
/// (C9), and names the tenant in whose name the others go out.
///
/// The switches are those of the reader's place in the tenant that the mail is about, as long as
/// the reader is let in there; what tells of the end of the own access comes also to who is not any
/// more. Who is not, and gave the access for the managing tenant, or as a system admin for the
/// vendor, has them at home; and gets nothing once that tenant is independent.
final class Switches {
    private final Table table;
    private final Links links;
    private final Clock clock;

    @Inject
    Switches(Table table, Links links, Clock clock) {
        this.table = table;
        this.links = links;
        this.clock = clock;
    }

    /// What was read for the mails of an event.
    private record Read(Told told, Map<Key, Item> items) {
        Optional<Member> there(Account reader) {
            return member(Keys.member(told.tenant(), reader.id()));
        }

        Optional<Member> home(Account reader) {
            return member(Keys.member(reader.home(), reader.id()));
        }

        private Optional<Member> member(Key key) {
            return Optional.ofNullable(items.get(key)).map(MemberItems::read);
        }

        Optional<Tenant> tenant(TenantId id) {
            return Optional.ofNullable(items.get(Keys.tenant(id))).map(TenantItems::read);
        }

        Optional<Tenant> tenant() {
            return tenant(told.tenant());
        }
    }

    /// What of an event's mails goes out; one request, if there are any.
    List<Outgoing> let(List<Addressed> letters, Told told) {
        var places = letters.stream().flatMap(each -> places(each, told)).toList();
        var read = new Read(told, table.batch(places));
        var sender = read.tenant().map(Tenant::sender).map(Clean::name).orElse("");
        return letters.stream()
                .flatMap(each ->
                        each.kind().isEmpty()
                                ? Stream.of(new Outgoing(each, sender, Optional.empty()))
                                : notification(each, sender, read).stream())
                .toList();
    }

    private static Stream<Key> places(Addressed letter, Told told) {
        return Stream.concat(
                Stream.of(Keys.tenant(told.tenant())),
                letter.kind().flatMap(_ -> letter.reader()).stream()
                        .flatMap(reader ->
                                Stream.of(
                                        Keys.member(told.tenant(), reader.id()),
                                        Keys.member(reader.home(), reader.id()),
                                        Keys.tenant(reader.home()))));
    }

    private Optional<Outgoing> notification(Addressed letter, String sender, Read read) {
        return letter.kind()
                .flatMap(kind ->
                        letter.reader()
                                .flatMap(reader -> place(letter, reader, read))
                                .filter(member -> member.profile().takes(kind))
                                .map(member ->
                                        new Outgoing(
                                                letter,
                                                sender,
                                                Optional.of(wayOut(member, kind, read.told())))));
    }

    private Optional<Member> place(Addressed letter, Account reader, Read read) {
        return read.there(reader)
                .filter(member -> letter.notice().tellsOfOwnEnd() || isLetIn(member))
                .or(() ->
                        read.home(reader)
                                .filter(this::isLetIn)
                                .filter(home -> concerns(home, reader, read)));
    }

    private boolean isLetIn(Member member) {
        return member.enabled() && (!member.isGuest() || holdsNow(member));
    }

    private boolean holdsNow(Member member) {
        return !member.grants().activeAt(clock.instant()).isEmpty();
    }

    /// Whether what happens there is the business of somebody at home elsewhere. The vendor's
    /// authority ends where the tenant has barred its holder, and so does this.
    private boolean concerns(Member home, Account reader, Read read) {
        boolean shutOut = read.there(reader).filter(member -> !member.enabled()).isPresent();
        return read.tenant(reader.home())
                .flatMap(from -> read.tenant().filter(there -> there.concerns(from)))
                .filter(there ->
                        there.isManagedBy(reader.home()) || (isSystemAdmin(home) && !shutOut))
                .isPresent();
    }

    private boolean isSystemAdmin(Member home) {
        return home.grants().rolesAt(clock.instant()).contains(BuiltInRole.SYSTEM_ADMIN.id());
    }

    private WayOut wayOut(Member member, Notification kind, Told told) {
        return links.out(new Unsubscription(member.tenant(), member.account(), kind), told.at());
    }
}
