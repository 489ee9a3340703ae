package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.Applicant;
import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.Email;
import gatehouse.domain.PersonName;
import gatehouse.domain.Registration;
import gatehouse.domain.RegistrationId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Username;
import java.time.Instant;

/// Registrations as items: the state's own facts beside the terms. One that nobody has confirmed
/// goes by its TTL when its link has run out.
public final class RegistrationItems {
    private static final String STATE = "state";
    private static final String GENERATION = "generation";
    private static final String CONFIRMED_AT = "confirmedAt";
    private static final String UNTIL = "undecidedUntil";
    private static final String ACCOUNT = "account";
    private static final String DECIDED_BY = "decidedBy";
    private static final String DECIDED_AT = "decidedAt";
    private static final String EXPIRED_AT = "expiredAt";

    private RegistrationItems() {}

    public static Registration read(Item item) {
        var terms = terms(item);
        return switch (state(item)) {
            case UNCONFIRMED ->
                    new Registration.Unconfirmed(
                            terms, MailAskItems.read(item), item.number(GENERATION));
            case WAITING ->
                    new Registration.Waiting(
                            terms,
                            MailAskItems.read(item),
                            confirmation(item),
                            item.instant(UNTIL));
            case APPROVED ->
                    new Registration.Approved(
                            terms,
                            confirmation(item),
                            decision(item),
                            new AccountId(item.text(ACCOUNT)));
            case DISAPPROVED ->
                    new Registration.Disapproved(terms, confirmation(item), decision(item));
            case EXPIRED ->
                    new Registration.Expired(terms, confirmation(item), item.instant(EXPIRED_AT));
        };
    }

    /// A new one, which is nobody's business yet; its mail is made by the event.
    public static Write create(Registration.Unconfirmed registration, Change change) {
        var terms = registration.terms();
        var key = Keys.registration(terms.tenant(), terms.id());
        var draft =
                Draft.at(key)
                        .put("id", terms.id().toString())
                        .put("tenant", terms.tenant().value())
                        .put("email", terms.applicant().email().value());
        return Write.create(state(draft, key, registration), change);
    }

    /// The next state of one that was read.
    public static Write replace(Item before, Registration after, Change change) {
        return Write.replace(before, state(before.edit(), before.key(), after), change);
    }

    /// Whether its person has still to show that the address is theirs, so that it is told in no
    /// log.
    static boolean isUnconfirmed(Item item) {
        return state(item) == Registration.State.UNCONFIRMED;
    }

    private static Registration.State state(Item item) {
        return Codes.read(Registration.State.class, item.text(STATE));
    }

    private static Draft state(Draft draft, Key key, Registration next) {
        var terms = next.terms();
        var applicant = terms.applicant();
        draft.put("firstName", applicant.name().first())
                .put("lastName", applicant.name().last())
                .put("username", applicant.username().map(Username::value).orElse(""))
                .put("company", applicant.company().orElse(""))
                .put("language", applicant.language().orElse(""))
                .put("message", applicant.message().orElse(""))
                .put("createdAt", terms.createdAt())
                .put(STATE, Codes.of(next.stateAt(Instant.MIN)))
                .remove(Item.TTL)
                .remove(MailAskItems.ASKED);
        switch (next) {
            case Registration.Unconfirmed is ->
                    MailAskItems.put(draft, is.asks())
                            .put(GENERATION, is.generation())
                            .put(Item.TTL, is.expiresAt().getEpochSecond());
            case Registration.Waiting is ->
                    MailAskItems.put(confirmed(draft, is.confirmed()), is.asks())
                            .put(UNTIL, is.until());
            case Registration.Approved is ->
                    decided(confirmed(draft, is.confirmed()), is.decision())
                            .put(ACCOUNT, is.account().value());
            case Registration.Disapproved is ->
                    decided(confirmed(draft, is.confirmed()), is.decision());
            case Registration.Expired is ->
                    confirmed(draft, is.confirmed()).put(EXPIRED_AT, is.at());
        }
        Directory.mark(draft, Entries.of(next), Instant.MIN);
        return Due.mark(draft, key, next.due());
    }

    private static Draft confirmed(Draft draft, Registration.Confirmation confirmed) {
        return draft.put(GENERATION, confirmed.generation()).put(CONFIRMED_AT, confirmed.at());
    }

    private static Draft decided(Draft draft, Registration.Decision decision) {
        return draft.put(DECIDED_BY, Changes.author(decision.by()))
                .put(DECIDED_AT, decision.at())
                .remove(UNTIL);
    }

    private static Registration.Confirmation confirmation(Item item) {
        return new Registration.Confirmation(item.number(GENERATION), item.instant(CONFIRMED_AT));
    }

    private static Registration.Decision decision(Item item) {
        Author by = Changes.author(item.map(DECIDED_BY));
        return new Registration.Decision(by, item.instant(DECIDED_AT));
    }

    private static Registration.Terms terms(Item item) {
        return new Registration.Terms(
                RegistrationId.parse(item.text("id")).orElseThrow(),
                new TenantId(item.text("tenant")),
                new Applicant(
                        new Email(item.text("email")),
                        new PersonName(item.text("firstName"), item.text("lastName")),
                        item.findText("username").map(Username::new),
                        item.findText("company"),
                        item.findText("language"),
                        item.findText("message")),
                item.instant("createdAt"));
    }
}
