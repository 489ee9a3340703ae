package gatehouse.functions.credentials;

import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.link.Purpose;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `POST /v1/activations/complete`: the first password by the link of a mail (B1). Nobody can sign
/// in to the account before.
final class CompleteActivation implements Verb {
    private final ChosenPasswords passwords;

    @Inject
    CompleteActivation(ChosenPasswords passwords) {
        this.passwords = passwords;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return passwords.take(request, Purpose.ACTIVATE, EventType.MEMBER_ACTIVATED);
    }
}
