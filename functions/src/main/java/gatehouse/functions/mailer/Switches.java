package gatehouse.functions.mailer;

import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Account;
import gatehouse.domain.Member;
import gatehouse.domain.Notification;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.link.Unsubscription;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps back the notifications that were switched off, by the administrators or by the reader
/// (C9).
///
/// The switches are those of the reader's place in the tenant that the mail is about. Who has none
/// there, and gave the access for the managing tenant or the vendor, has them at home; and gets
/// nothing once that tenant is independent.
final class Switches {
    private final Table table;
    private final Links links;

    @Inject
    Switches(Table table, Links links) {
        this.table = table;
        this.links = links;
    }

    /// What of an event's mails goes out; at most one request, and none for mails that nobody can
    /// switch off.
    List<Outgoing> let(List<Addressed> letters, Told told) {
        var read = table.batch(letters.stream().flatMap(each -> places(each, told)).toList());
        return letters.stream()
                .flatMap(each ->
                        each.kind().isEmpty()
                                ? Stream.of(new Outgoing(each, Optional.empty()))
                                : notification(each, told, read).stream())
                .toList();
    }

    private static Stream<Key> places(Addressed letter, Told told) {
        return letter.kind().flatMap(_ -> letter.reader()).stream()
                .flatMap(reader ->
                        Stream.of(
                                there(reader, told),
                                home(reader),
                                Keys.tenant(told.tenant()),
                                Keys.tenant(reader.home())));
    }

    private Optional<Outgoing> notification(Addressed letter, Told told, Map<Key, Item> read) {
        return letter.kind()
                .flatMap(kind ->
                        letter.reader()
                                .flatMap(reader -> place(reader, told, read))
                                .filter(member -> member.profile().takes(kind))
                                .map(member ->
                                        new Outgoing(
                                                letter, Optional.of(wayOut(member, kind, told)))));
    }

    private static Optional<Member> place(Account reader, Told told, Map<Key, Item> read) {
        return Optional.ofNullable(read.get(there(reader, told)))
                .or(() ->
                        Optional.ofNullable(read.get(home(reader)))
                                .filter(_ -> concerns(reader, told, read)))
                .map(MemberItems::read);
    }

    private static boolean concerns(Account reader, Told told, Map<Key, Item> read) {
        return tenant(reader.home(), read)
                .flatMap(home -> tenant(told.tenant(), read).filter(there -> there.concerns(home)))
                .isPresent();
    }

    private static Optional<Tenant> tenant(TenantId id, Map<Key, Item> read) {
        return Optional.ofNullable(read.get(Keys.tenant(id))).map(TenantItems::read);
    }

    private WayOut wayOut(Member member, Notification kind, Told told) {
        return links.out(new Unsubscription(member.tenant(), member.account(), kind), told.at());
    }

    private static Key there(Account reader, Told told) {
        return Keys.member(told.tenant(), reader.id());
    }

    private static Key home(Account reader) {
        return Keys.member(reader.home(), reader.id());
    }
}
