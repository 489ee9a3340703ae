package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Change;
import gatehouse.domain.Email;
import gatehouse.domain.EventId;
import gatehouse.domain.GrantId;
import gatehouse.domain.Invitation;
import gatehouse.domain.InvitationId;
import gatehouse.domain.Offer;
import gatehouse.domain.PersonName;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Invitations as items: the state's own facts beside the terms. The delivery of the last mail
/// stands in the item too, but is not the state's: reports of the mail service change neither
/// version nor log.
public final class InvitationItems {
    private static final String STATE = "state";
    private static final String KIND = "kind";
    private static final String VENDOR = "vendor";
    private static final String CUSTOMER = "customer";
    private static final String BROUGHT = "brought";
    private static final String ACCEPTED_BY = "acceptedBy";
    private static final String TAKEN_NAMES = "takenNames";
    private static final List<String> ACCEPTANCE =
            List.of(ACCEPTED_BY, "acceptedAt", "grant", BROUGHT);

    private InvitationItems() {}

    public static Invitation read(Item item) {
        var terms = terms(item);
        return switch (Codes.read(Invitation.State.class, item.text(STATE))) {
            case PENDING ->
                    new Invitation.Pending(
                            terms,
                            new Invitation.Link(
                                    (int) item.number("generation"),
                                    item.instant("linkExpiresAt"),
                                    item.texts("resentAt").stream().map(Instant::parse).toList()));
            case ACCEPTED ->
                    new Invitation.Accepted(
                            terms,
                            new AccountId(item.text(ACCEPTED_BY)),
                            item.instant("acceptedAt"),
                            new GrantId(item.text("grant")),
                            item.findText(BROUGHT)
                                    .map(code -> Codes.read(Invitation.Brought.class, code))
                                    .orElse(Invitation.Brought.GRANT));
            case REVOKED -> new Invitation.Revoked(terms, item.instant("revokedAt"));
            case EXPIRED -> new Invitation.Expired(terms, item.instant("expiredAt"));
        };
    }

    /// A new invitation; its mail is queued by the event.
    public static Write create(Invitation.Pending invitation, Change change) {
        var terms = invitation.terms();
        var offer = terms.offer();
        var key = Keys.invitation(terms.tenant(), terms.id());
        var draft =
                Draft.at(key)
                        .put("id", terms.id().toString())
                        .put("tenant", terms.tenant().value())
                        .put("email", terms.invitee().value())
                        .put("role", offer.role().id().value())
                        .put("start", offer.window().start())
                        .put("end", offer.window().end())
                        .put("reason", offer.reason())
                        .put("invitedBy", Changes.author(terms.invitedBy()))
                        .put("createdAt", terms.createdAt());
        kind(draft, terms.kind());
        return Write.create(Delivery.queue(state(draft, key, invitation), change), change);
    }

    /// The next state of an invitation that was read.
    public static Write replace(Item before, Invitation after, Change change) {
        return Write.replace(before, state(before.edit(), before.key(), after), change);
    }

    /// The same of one that was accepted, where whom it brought goes with it: who that was is told
    /// by the event, as what was before, and is forgotten here.
    public static Write undo(Item before, Invitation.Revoked after, Change change) {
        var draft = state(before.edit(), before.key(), after);
        ACCEPTANCE.forEach(draft::remove);
        return Write.replace(before, draft, change);
    }

    /// A new link of an invitation that was read; its mail is queued by the event.
    public static Write resend(Item before, Invitation.Pending after, Change change) {
        var draft = state(before.edit(), before.key(), after);
        return Delivery.always(
                Write.replace(before, Delivery.queue(draft, change), change), change);
    }

    /// The generation of the newest link.
    public static int generation(Item item) {
        return (int) item.number("generation");
    }

    /// Whether the last mail of an invitation is the one that an event made.
    public static boolean isLastMail(Item item, EventId event) {
        return Delivery.isLast(item, event);
    }

    /// Who accepted it; empty where nobody did, or that is forgotten.
    public static Optional<AccountId> acceptedBy(Item item) {
        return item.findText(ACCEPTED_BY).map(AccountId::new);
    }

    /// When the newest link was made; the ones before are void since then.
    public static Instant linkedAt(Item item) {
        var times = item.texts("resentAt");
        return times.isEmpty() ? item.instant("createdAt") : Moments.parse(times.getLast());
    }

    /// Whether whoever accepts without an account may still choose a name.
    public static boolean mayChooseName(Item item) {
        return item.number(TAKEN_NAMES, 0) < Invitation.MOST_TAKEN_NAMES;
    }

    /// Counts a chosen name that is somebody's, if not too many were. Changes neither version nor
    /// log.
    public static Write countTakenName(Item item) {
        return Updating.of(item.key())
                .count(TAKEN_NAMES, 1)
                .whenBelow(TAKEN_NAMES, Invitation.MOST_TAKEN_NAMES)
                .whenPresent("id")
                .write();
    }

    /// A kind as items, answers and events name it.
    public static String code(Invitation.Kind kind) {
        return switch (kind) {
            case Invitation.Kind.Vendor() -> VENDOR;
            case Invitation.Kind.Customer _ -> CUSTOMER;
        };
    }

    private static void kind(Draft draft, Invitation.Kind kind) {
        draft.put(KIND, code(kind));
        if (kind instanceof Invitation.Kind.Customer(var manager, var name, var language)) {
            draft.put("manager", manager.value())
                    .put("firstName", name.first())
                    .put("lastName", name.last())
                    .put("language", language);
        }
    }

    /// Those that were made before there were two kinds say none.
    private static Invitation.Kind kind(Item item) {
        return item.textOrEmpty(KIND).equals(CUSTOMER)
                ? new Invitation.Kind.Customer(
                        new TenantId(item.text("manager")),
                        new PersonName(item.text("firstName"), item.text("lastName")),
                        item.text("language"))
                : new Invitation.Kind.Vendor();
    }

    private static Draft state(Draft draft, Key key, Invitation next) {
        draft.put(STATE, Codes.of(next.stateAt(Instant.MIN)));
        switch (next) {
            case Invitation.Pending(_, var link) ->
                    draft.put("generation", link.generation())
                            .put("linkExpiresAt", link.expiresAt())
                            .putTexts(
                                    "resentAt",
                                    link.resentAt().stream().map(Moments::text).toList());
            case Invitation.Accepted accepted ->
                    draft.put(ACCEPTED_BY, accepted.by().value())
                            .put("acceptedAt", accepted.at())
                            .put("grant", accepted.grant().value())
                            .put(BROUGHT, Codes.of(accepted.brought()));
            case Invitation.Revoked revoked -> draft.put("revokedAt", revoked.at());
            case Invitation.Expired expired -> draft.put("expiredAt", expired.at());
        }
        Directory.mark(draft, Entries.of(next), Instant.MIN);
        return Due.mark(draft, key, next.due());
    }

    private static Invitation.Terms terms(Item item) {
        return new Invitation.Terms(
                InvitationId.parse(item.text("id")).orElseThrow(),
                new TenantId(item.text("tenant")),
                kind(item),
                new Email(item.text("email")),
                new Offer(
                        BuiltInRole.of(new RoleId(item.text("role"))).orElseThrow(),
                        new Window(item.instant("start"), item.instantOrNever("end")),
                        item.textOrEmpty("reason")),
                Changes.author(item.map("invitedBy")),
                item.instant("createdAt"));
    }
}
