package gatehouse.aws;

import gatehouse.domain.Change;
import gatehouse.domain.Login;
import gatehouse.domain.MailAsks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What was asked on the public page for resets: one item for each login that was typed, known or
/// not. It goes when the last link that could come of it has run out.
public final class ResetItems {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final String LOGIN = "login";

    private ResetItems() {}

    /// When it was asked for.
    public static MailAsks read(Item item) {
        return MailAskItems.read(item);
    }

    /// What was typed; empty where it can be nobody's.
    public static Optional<Login> login(Item item) {
        return item.findText(LOGIN).map(Login::new);
    }

    /// The first ask for a login.
    public static Write create(Login login, MailAsks asks, Change change) {
        var draft = Draft.at(Keys.reset(login.hash()));
        if (login.isPossible()) {
            draft.put(LOGIN, login.text());
        }
        return Write.create(asked(draft, asks, change.at()), change);
    }

    /// The next ask for the login of an item that was read.
    public static Write replace(Item before, MailAsks asks, Change change) {
        return Write.replace(before, asked(before.edit(), asks, change.at()), change);
    }

    private static Draft asked(Draft draft, MailAsks asks, Instant now) {
        return MailAskItems.put(draft, asks).put(Item.TTL, now.plus(KEPT).getEpochSecond());
    }
}
