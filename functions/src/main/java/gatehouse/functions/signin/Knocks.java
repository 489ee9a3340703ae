package gatehouse.functions.signin;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.Sources;
import gatehouse.aws.Table;
import gatehouse.aws.TryItems;
import gatehouse.domain.AccountId;
import gatehouse.domain.Login;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Username;
import gatehouse.functions.Attempts;
import gatehouse.functions.Attempts.Attempt;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Finds the account of a name, and counts the try before anything is judged. Whether somebody has
/// the name shows neither in the answer nor in the work (F1).
final class Knocks {
    /// Read where there is nothing to be found, so that the work is the same.
    private static final Username NO_NAME = new Username("nobody");

    private final Table table;
    private final Attempts attempts;
    private final Sources sources;
    private final Devices devices;
    private final Clock clock;

    @Inject
    Knocks(Table table, Attempts attempts, Sources sources, Devices devices, Clock clock) {
        this.table = table;
        this.attempts = attempts;
        this.sources = sources;
        this.devices = devices;
        this.clock = clock;
    }

    /// Somebody at the door, with a try that is counted.
    ///
    /// @param device the name of a known one
    record Knock(Attempt attempt, Optional<String> device) {
        Optional<Item> account() {
            return attempt.account();
        }
    }

    /// Counts the try of whoever typed a name.
    ///
    /// @return refused with 429 where the account, the device or the source has to wait
    Outcome<Knock> at(String typed, Request request) {
        var source = request.origin().source();
        // one canonical text for both: another spelling would tell a name that is known
        var login = Login.of(typed);
        var name = login.username();
        var claim = Keys.username(name.orElse(NO_NAME));
        var now = clock.instant();
        var read = table.batch(List.of(claim, Sources.key(source, now)));
        var account =
                Optional.ofNullable(read.get(claim))
                        .filter(_ -> name.isPresent())
                        .map(AccountItems::claimant);
        var device = account.flatMap(id -> devices.known(request, id));
        var wait = Sources.waitAt(source, read, now);
        if (device.isEmpty() && !wait.isZero()) {
            return Outcome.refused(
                    new Refusal.TooMany("Too many failed to sign in from this network", wait));
        }
        return begin(account, login, device, request).map(attempt -> new Knock(attempt, device));
    }

    /// Counts at the source that the try was wrong.
    void failed(Request request) {
        sources.failed(request.origin().source(), clock.instant());
    }

    private Outcome<Attempt> begin(
            Optional<AccountId> account, Login typed, Optional<String> device, Request request) {
        var place = account.map(Keys::account).orElse(Keys.nobody(typed));
        var item = table.get(place);
        return account.isPresent() && item.isPresent()
                ? attempts.begin(item.get(), device.orElse(TryItems.STRANGER), request.origin())
                : attempts.beginAtNobody(typed, item, request.origin());
    }
}
