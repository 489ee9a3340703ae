package gatehouse.functions.credentials;

import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.link.Purpose;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `POST /v1/password-resets/complete`: another password by the link of a mail (B4). The old one
/// works until then.
final class CompleteReset implements Verb {
    private final ChosenPasswords passwords;

    @Inject
    CompleteReset(ChosenPasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return passwords.take(request, Purpose.RESET, EventType.PASSWORD_RESET);
    }
}
