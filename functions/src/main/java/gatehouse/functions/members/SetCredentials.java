package gatehouse.functions.members;

import gatehouse.aws.CredentialItems;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Write;
import gatehouse.domain.Account;
import gatehouse.domain.Change;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Password;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.domain.Username;
import gatehouse.functions.Command;
import gatehouse.functions.Passwords;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Optional;

/// `POST …/members/{member}/credentials`: another username, a temporary password, or both, for
/// somebody at home here, who is told by mail (D4). Whoever sets the password hands it over; it is
/// in no mail. No idempotency key is kept where there is one.
final class SetCredentials implements Command {
    private final Reaching reaching;
    private final Passwords passwords;
    private final Stamps stamps;

    @Inject
    SetCredentials(Reaching reaching, Passwords passwords, Stamps stamps) {
        this.reaching = reaching;
        this.passwords = passwords;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = new LoginForm(request.form().canDryRun());
        return reaching.atHome(
                request,
                form.places(),
                who -> form.check(who).then(wish -> change(who, wish, request)));
    }

    private Outcome<Plan> change(Reached who, LoginForm.Wish wish, Request request) {
        var before = who.account();
        var username = wish.username().filter(name -> !name.equals(before.username()));
        if (username.map(Keys::username).flatMap(who.in()::item).isPresent()) {
            return Outcome.refused(new Refusal.Conflict("The username belongs to somebody else"));
        }
        var login = username.map(name -> named(before, name)).orElse(before);
        var change =
                stamps.by(
                        who.in(),
                        request.origin(),
                        EventType.CREDENTIALS_CHANGED,
                        Subject.of(before.id()),
                        wish.reason());
        if (wish.password().isPresent()) {
            return lend(who, login, wish.password().get(), change, request);
        }
        return username.isPresent()
                ? HomeWrites.plan(who, login, who.member().of(login), change)
                : Outcome.done(
                        Plan.unchanged(HomeWrites.answer(who, who.member(), false), request));
    }

    /// @param login the account from now on
    private Outcome<Plan> lend(
            Reached who, Account login, Password password, Change change, Request request) {
        var before = who.account();
        if (!before.enabled()) {
            return Outcome.refused(new Refusal.Conflict("The person is disabled"));
        }
        boolean renamed = !login.equals(before);
        var wish =
                new CredentialItems.Wish(
                        Optional.of(request.isDryRun() ? "" : passwords.hash(password.text())),
                        Optional.of(login.username()).filter(_ -> renamed));
        var writes = new ArrayList<Write>(CredentialItems.lend(who.login(), wish, change));
        var after = who.member().of(login);
        if (renamed) {
            writes.add(MemberItems.replace(who.item(), after, change.at()));
        }
        return Outcome.done(new Plan.Do(writes, HomeWrites.answer(who, after, renamed), () -> {}));
    }

    private static Account named(Account before, Username username) {
        return before.with(
                username, before.email(), before.name(), before.enabled(), before.language());
    }
}
