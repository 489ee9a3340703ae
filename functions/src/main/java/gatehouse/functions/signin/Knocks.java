package gatehouse.functions.signin;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.Sources;
import gatehouse.aws.Table;
import gatehouse.aws.TenantItems;
import gatehouse.aws.TryItems;
import gatehouse.domain.AccountId;
import gatehouse.domain.Login;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
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

    private static final TenantId NO_HOME = new TenantId("nobody");

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
    /// @param elsewhere why no password is taken where the account is at home: people come from an
    ///   identity provider (B3). Only who knows the password may be told
    record Knock(Attempt attempt, Optional<String> device, Optional<Refusal> elsewhere) {
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
        var known = Optional.ofNullable(read.get(claim)).filter(_ -> name.isPresent());
        var account = known.map(AccountItems::claimant);
        var device = account.flatMap(id -> devices.known(request, id));
        var wait = Sources.waitAt(source, read, now);
        if (device.isEmpty() && !wait.isZero()) {
            return Outcome.refused(
                    new Refusal.TooMany("Too many failed to sign in from this network", wait));
        }
        var home = Keys.tenant(known.map(AccountItems::claimantHome).orElse(NO_HOME));
        return begin(account, login, device, home, request);
    }

    /// Counts at the source that the try was wrong.
    void failed(Request request) {
        sources.failed(request.origin().source(), clock.instant());
    }

    private Outcome<Knock> begin(
            Optional<AccountId> account,
            Login typed,
            Optional<String> device,
            Key home,
            Request request) {
        var place = account.map(Keys::account).orElse(Keys.nobody(typed));
        var read = table.batch(List.of(place, home));
        var item = Optional.ofNullable(read.get(place));
        var attempt =
                account.isPresent() && item.isPresent()
                        ? attempts.begin(
                                item.get(), device.orElse(TryItems.STRANGER), request.origin())
                        : attempts.beginAtNobody(typed, item, request.origin());
        var elsewhere =
                Optional.ofNullable(read.get(home))
                        .map(TenantItems::read)
                        .flatMap(Tenant::refusesPasswords);
        return attempt.map(counted -> new Knock(counted, device, elsewhere));
    }
}
