package gatehouse.functions.credentials;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Administrators;
import gatehouse.aws.CredentialItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.Present;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.aws.Write;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Session;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.functions.Attempts;
import gatehouse.functions.Attempts.Attempt;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Passwords;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `POST /v1/me/credentials`: another username, another password, or both, for whoever knows the
/// password of now, which may be a temporary one. It ends the person's other sessions (D4). Nobody
/// counts as having come before the password is the own one: who administers does from then on
/// (E10). No idempotency key is kept, since its hash would be one of both passwords, without salt.
final class ChangeCredentials implements Command {
    private final Commands commands;
    private final Attempts attempts;
    private final Passwords passwords;
    private final Table table;
    private final Stamps stamps;

    @Inject
    ChangeCredentials(
            Commands commands, Attempts attempts, Passwords passwords, Table table, Stamps stamps) {
        this.commands = commands;
        this.attempts = attempts;
        this.passwords = passwords;
        this.table = table;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = new CredentialsForm(request.form().canDryRun());
        var places = new ArrayList<Key>();
        places.add(Keys.tenant(request.caller().home()));
        form.username().map(Keys::username).ifPresent(places::add);
        return commands.presentAnyway(
                request,
                places,
                in ->
                        elsewhere(in)
                                .orElseGet(() ->
                                        form.check(in, request.caller())
                                                .then(wish -> judge(wish, in, request))));
    }

    /// Refused where people come from an identity provider (B3).
    private static Optional<Outcome<Plan>> elsewhere(Present in) {
        return in.item(Keys.tenant(in.account().home()))
                .map(TenantItems::read)
                .flatMap(Tenant::refusesPasswords)
                .map(Outcome::refused);
    }

    /// The try is counted before the password is judged; the session's own, so that no stranger's
    /// failures stand in the way.
    private Outcome<Plan> judge(CredentialsForm.Wish wish, Present in, Request request) {
        var item = in.item(Keys.account(in.account().id())).orElseThrow();
        return attempts.begin(item, request.caller().session().value())
                .then(attempt -> judged(wish, attempt, in, request));
    }

    private Outcome<Plan> judged(
            CredentialsForm.Wish wish, Attempt attempt, Present in, Request request) {
        var item = attempt.account().orElseThrow();
        var session = AccountItems.read(item).session(request.caller().session());
        if (session.isEmpty()) {
            return Outcome.refused(new Refusal.NotSignedIn());
        }
        if (!passwords.matches(wish.currentPassword(), AccountItems.passwordHash(item))) {
            attempts.failed(attempt, request.origin());
            return Outcome.refused(Refusal.Invalid.at("/currentPassword", "is wrong"));
        }
        // that try stays counted: nobody may look up here who has which name
        if (isTaken(wish, in)) {
            return Outcome.refused(new Refusal.Conflict("The username belongs to somebody else"));
        }
        if (request.isDryRun()) {
            attempts.giveBack(attempt);
        }
        return Outcome.done(plan(wish, item, session.get(), attempt, in, request));
    }

    private static boolean isTaken(CredentialsForm.Wish wish, Present in) {
        return wish.username()
                .flatMap(name -> in.item(Keys.username(name)))
                .map(AccountItems::claimant)
                .filter(owner -> !owner.equals(in.account().id()))
                .isPresent();
    }

    private Plan plan(
            CredentialsForm.Wish wish,
            Item item,
            Session session,
            Attempt attempt,
            Present in,
            Request request) {
        var account = AccountItems.read(item);
        var change =
                stamps.atHome(
                        in,
                        request.origin(),
                        EventType.CREDENTIALS_CHANGED,
                        Subject.of(account.id()));
        var next =
                new CredentialItems.Wish(
                        wish.password().map(password -> passwords.hash(password.text())),
                        wish.username().filter(name -> !name.equals(account.username())));
        var writes = new ArrayList<Write>(joining(next, item, in));
        writes.addAll(CredentialItems.change(item, next, session, attempt.who(), change));
        return new Plan.Do(writes, Answer.done(), () -> attempts.giveBack(attempt));
    }

    /// The writes by which somebody who has come with a temporary password, and never before, is
    /// one of the tenant's administrators; none where the person has long come.
    private List<Write> joining(CredentialItems.Wish wish, Item item, Present in) {
        if (wish.passwordHash().isEmpty() || AccountItems.isActivated(item)) {
            return List.of();
        }
        var account = in.account();
        var home = TenantItems.read(in.item(Keys.tenant(account.home())).orElseThrow());
        var read = table.batch(Administrators.places(home.id(), account.id()));
        return Administrators.activated(read, home, account.id(), in.now());
    }
}
