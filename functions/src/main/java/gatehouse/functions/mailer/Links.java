package gatehouse.functions.mailer;

import gatehouse.aws.Environment;
import gatehouse.domain.Account;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.Hmac;
import gatehouse.domain.Invitation;
import gatehouse.domain.Registration;
import gatehouse.domain.link.AccountLinks;
import gatehouse.domain.link.EmailChange;
import gatehouse.domain.link.LinkToken;
import gatehouse.domain.link.Purpose;
import gatehouse.domain.link.Unsubscription;
import gatehouse.functions.Unsubscribing;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.function.Supplier;

/// Writes links. The token stands in the fragment, which no browser sends anywhere: no server's log
/// and no scanner's request ever holds it (F5). Only what mail programs post to has it in the path.
final class Links {
    private final String base;
    private final Supplier<Hmac> keys;
    private final Unsubscribing unsubscribing;

    @Inject
    Links(Environment environment, Supplier<Hmac> keys, Unsubscribing unsubscribing) {
        this.base = environment.baseUrl();
        this.keys = keys;
        this.unsubscribing = unsubscribing;
    }

    /// The link that accepts an offer.
    URI accept(Invitation.Pending pending) {
        var terms = pending.terms();
        var link = pending.link();
        var token =
                new LinkToken(
                        terms.tenant(), terms.id().toString(), link.generation(), link.expiresAt());
        return to(Purpose.ACCEPT, token);
    }

    /// The link that sets the first password.
    URI activate(Account account, AccountLinks known, Instant until) {
        return to(Purpose.ACTIVATE, token(account, known, until));
    }

    /// The link that sets another password.
    URI reset(Account account, AccountLinks known, Instant until) {
        return to(Purpose.RESET, token(account, known, until));
    }

    /// The link that confirms another mail address.
    URI email(Account account, EmailChange wish) {
        return to(Purpose.EMAIL, wish.token(account.home(), account.id()));
    }

    /// How the reader of a notification gets no more of its kind.
    ///
    /// @param at when that happened of which the mail tells
    WayOut out(Unsubscription what, Instant at) {
        var token = unsubscribing.token(what, at);
        return new WayOut(
                URI.create(base + "/" + Purpose.UNSUBSCRIBE.code() + "#" + token),
                URI.create(base + "/v1/unsubscribe-links/" + token));
    }

    /// The link that confirms the address of somebody who wants to join.
    URI join(Registration.Unconfirmed registration) {
        var terms = registration.terms();
        var token =
                new LinkToken(
                        terms.tenant(),
                        terms.id().toString(),
                        registration.generation(),
                        registration.expiresAt());
        return to(Purpose.JOIN, "/" + terms.tenant(), token);
    }

    /// The page of a change request, for whoever may see it: no token.
    URI ticket(ChangeRequestId id) {
        return URI.create(base + "/tickets/" + id);
    }

    /// Where a person asks for such a link: a page, and no token.
    URI resetPage() {
        return URI.create(base + "/reset");
    }

    private static LinkToken token(Account account, AccountLinks known, Instant until) {
        return new LinkToken(account.home(), account.id().value(), known.generation(), until);
    }

    private URI to(Purpose purpose, LinkToken token) {
        return to(purpose, "", token);
    }

    /// @param of what the page is about; empty where that is always the same
    private URI to(Purpose purpose, String of, LinkToken token) {
        return URI.create(base + "/" + purpose.code() + of + "#" + token.sign(purpose, keys.get()));
    }
}
