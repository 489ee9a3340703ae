package gatehouse.functions;

import gatehouse.aws.AvatarItems;
import gatehouse.aws.Files;
import gatehouse.aws.Item;
import gatehouse.domain.AccountId;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.TenantId;
import gatehouse.http.Answer;
import gatehouse.http.ETags;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Answers with somebody's avatar (D7). What people upload is never more than a picture: browsers
/// must not guess another type, nor run or load anything, even where somebody opens it as a page.
public final class ShownAvatar {
    private static final int TRIES = 3;
    private static final Map<String, String> HARMLESS =
            Map.of("Content-Security-Policy", "default-src 'none'; sandbox");

    private final Files files;

    @Inject
    public ShownAvatar(Files files) {
        this.files = files;
    }

    /// Shows the avatar that is found, once the request is good. A file that is gone was replaced
    /// since: so it is looked for again.
    ///
    /// @param find authorises, and finds what stands beside the member
    public Outcome<Answer> show(Request request, Supplier<Outcome<Optional<Item>>> find) {
        for (int tries = 0; tries < TRIES; tries++) {
            switch (find.get().then(more -> request.form().ifGood(() -> held(more)))) {
                case Outcome.Refused<Item>(var why) -> {
                    return Outcome.refused(why);
                }
                case Outcome.Done<Item>(var more) -> {
                    var shown = file(more);
                    if (shown.isPresent()) {
                        return Outcome.done(shown.get());
                    }
                }
            }
        }
        return Outcome.refused(new Refusal.Hidden());
    }

    private static Outcome<Item> held(Optional<Item> more) {
        return more.filter(item -> AvatarItems.read(item).isPresent())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()));
    }

    /// Empty where the file is not there any more.
    private Optional<Answer> file(Item more) {
        var avatar = AvatarItems.read(more).orElseThrow();
        var tenant = new TenantId(more.text("tenant"));
        var account = new AccountId(more.text("account"));
        return files.read(AvatarFiles.name(tenant, account, avatar.id()))
                .map(content ->
                        Answer.file(content, avatar.type().media(), HARMLESS)
                                .with("ETag", ETags.of(more.version())));
    }
}
