package gatehouse.aws;

import gatehouse.domain.Account;
import gatehouse.domain.Change;
import gatehouse.domain.Session;
import gatehouse.domain.SessionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Changes of an account's sessions: single attributes each, so that none hinders another.
public final class SessionWrites {
    private static final String NUMBER = ".number";

    private SessionWrites() {}

    /// Starts one, if the account is enabled; those idle too long go, and the oldest if there are
    /// too many.
    ///
    /// @return to be written together with what the sign-in has used up
    public static Updating start(Account account, Session session, Change change) {
        var write =
                Updating.of(Keys.account(account.id()))
                        .set(path(session.id()), AccountItems.session(session))
                        .set(AccountItems.LAST_LOGIN, session.startedAt())
                        .carry(change)
                        .when(AccountItems.ENABLED, true);
        surplus(account, change.at()).forEach(old -> write.remove(path(old)));
        return write;
    }

    /// Gives the next refresh token, if the session is still at the one before.
    public static Write refresh(Account account, Session before, Session after) {
        var path = path(before.id());
        return Updating.of(Keys.account(account.id()))
                .set(path + NUMBER, after.number())
                .set(path + ".refreshedAt", after.refreshedAt())
                .when(path + NUMBER, before.number())
                .when(AccountItems.ENABLED, true)
                .write();
    }

    /// Ends one, if it has not ended.
    public static Write end(Account account, SessionId session, Change change) {
        return Updating.of(Keys.account(account.id()))
                .remove(path(session))
                .carry(change)
                .whenPresent(path(session))
                .write();
    }

    /// Ends all there are by then, those started meanwhile as well. Another mail address that
    /// somebody asked for in one of them is no longer waited for.
    public static Write endAll(Account account, Change change) {
        return EmailChangeItems.forget(Updating.of(Keys.account(account.id())))
                .set(AccountItems.SESSIONS, Draft.map().item())
                .carry(change)
                .whenPresent(AccountItems.SESSIONS)
                .write();
    }

    /// Ends all but this one, those started meanwhile as well, if this one has not moved on.
    static Updating endOthers(Updating write, Session session) {
        var only = Draft.map().put(session.id().value(), AccountItems.session(session)).item();
        return write.set(AccountItems.SESSIONS, only)
                .when(path(session.id()) + NUMBER, session.number());
    }

    private static List<SessionId> surplus(Account account, Instant now) {
        var living =
                account.sessions().stream()
                        .sorted(Comparator.comparing(Session::refreshedAt).reversed())
                        .toList();
        return IntStream.range(0, living.size())
                .filter(i -> i >= Session.MOST - 1 || living.get(i).isOverAt(now))
                .mapToObj(i -> living.get(i).id())
                .toList();
    }

    static String path(SessionId session) {
        return AccountItems.SESSIONS + "." + session;
    }
}
