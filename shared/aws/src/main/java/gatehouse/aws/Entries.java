package gatehouse.aws;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Detail;
import gatehouse.domain.Grant;
import gatehouse.domain.Group;
import gatehouse.domain.Invitation;
import gatehouse.domain.Member;
import gatehouse.domain.PersonName;
import gatehouse.domain.Registration;
import gatehouse.domain.Username;
import gatehouse.domain.Window;
import gatehouse.domain.people.Entry;
import gatehouse.domain.people.Entry.Held;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What of the table stands in the list of people.
public final class Entries {
    private Entries() {}

    /// A member as it stands in the list; empty for a guest who has left.
    ///
    /// @param now which grants are over
    static Optional<Entry> of(Member member, Instant now) {
        return Optional.of(whole(member, now)).filter(entry -> entry.isListedAt(now));
    }

    /// A member as it would stand there.
    public static Entry whole(Member member, Instant now) {
        var held =
                member.grants().all().stream()
                        .filter(grant -> !grant.window().isOverAt(now))
                        .map(Entries::held)
                        .toList();
        return new Entry(
                Entry.Kind.MEMBER,
                member.account().value(),
                member.username().value(),
                member.email().value(),
                Optional.of(member.person()),
                member.group(),
                member.profile().detail(Detail.COMPANY).orElse(""),
                member.profile().detail(Detail.COUNTRY).orElse(""),
                member.enabled(),
                member.isGuest(),
                member.registeredAt(),
                Instant.MAX,
                member.profile().softLimit(),
                member.profile().hardLimit(),
                held);
    }

    /// An invitation as it stands in the list, one of the vendor's people in the *Domain group*
    /// (A7), one of a customer's by name; empty once it is no longer pending.
    static Optional<Entry> of(Invitation invitation) {
        return invitation instanceof Invitation.Pending(var terms, var link)
                ? Optional.of(
                        new Entry(
                                Entry.Kind.INVITATION,
                                terms.id().toString(),
                                "",
                                terms.invitee().value(),
                                name(terms.kind()),
                                group(terms.kind()),
                                "",
                                "",
                                true,
                                group(terms.kind()).isPresent(),
                                terms.createdAt(),
                                link.expiresAt(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(
                                        new Held(
                                                terms.offer().role().id(),
                                                terms.offer().window()))))
                : Optional.empty();
    }

    private static Optional<PersonName> name(Invitation.Kind kind) {
        return kind instanceof Invitation.Kind.Customer(_, var name, _)
                ? Optional.of(name)
                : Optional.empty();
    }

    /// Where people stand who are at home elsewhere.
    private static Optional<Group> group(Invitation.Kind kind) {
        return kind instanceof Invitation.Kind.Vendor
                ? Optional.of(Group.DOMAIN)
                : Optional.empty();
    }

    /// A registration as it stands in the list (D6); empty while its address is not confirmed, and
    /// once it is decided. Whether the person is at home elsewhere is not asked before.
    static Optional<Entry> of(Registration registration) {
        return registration instanceof Registration.Waiting is
                ? Optional.of(
                        new Entry(
                                Entry.Kind.REGISTRATION,
                                is.terms().id().toString(),
                                is.terms().applicant().username().map(Username::value).orElse(""),
                                is.terms().applicant().email().value(),
                                Optional.of(is.terms().applicant().name()),
                                Optional.empty(),
                                is.terms().applicant().company().orElse(""),
                                "",
                                true,
                                false,
                                is.confirmed().at(),
                                is.until(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(
                                        new Held(
                                                BuiltInRole.CUSTOMER.id(),
                                                Window.from(is.confirmed().at())))))
                : Optional.empty();
    }

    private static Held held(Grant grant) {
        return new Held(grant.role(), grant.window());
    }
}
