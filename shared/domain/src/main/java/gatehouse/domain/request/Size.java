package gatehouse.domain.request;

import gatehouse.domain.AccountId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Optional;

/// How much one request can wish: as much as one transaction can do (E6). Each person weighs as
/// many writes as what is wished for the person can come to, together with what tells of it;
/// several wishes for one person as much as the heaviest.
public final class Size {
    /// How many people one request can touch.
    public static final int MOST_PEOPLE = 20;

    /// What they can weigh together: of the hundred writes of a transaction the rest belongs to the
    /// request itself, to who administers, and to an idempotency key.
    public static final int MOST = 92;

    private static final int EDIT = 2;
    private static final int EDIT_OF_EMAIL = 4;
    private static final int ROLES = 2;
    private static final int ADD = 4;
    private static final int REMOVE = 8;

    private Size() {}

    /// Why these are too many, if they are.
    public static Optional<String> refuses(Collection<Wish> wishes) {
        var people = new HashMap<AccountId, Integer>();
        int newcomers = 0;
        for (var wish : wishes) {
            if (wish.member().isEmpty()) {
                newcomers++;
            }
            wish.member().ifPresent(who -> people.merge(who, weight(wish), Math::max));
        }
        if (people.size() + newcomers > MOST_PEOPLE) {
            return Optional.of("must be about at most %d people".formatted(MOST_PEOPLE));
        }
        int all = people.values().stream().mapToInt(Integer::intValue).sum() + newcomers * ADD;
        return all > MOST
                ? Optional.of(
                        ("is more than can be done at once: it weighs %d, and at most %d can be"
                                        + " (an edit %d, of the mail address %d, roles %d, a new"
                                        + " contact %d, a removal %d)")
                                .formatted(all, MOST, EDIT, EDIT_OF_EMAIL, ROLES, ADD, REMOVE))
                : Optional.empty();
    }

    private static int weight(Wish wish) {
        return switch (wish) {
            case Wish.Edit(_, var set) ->
                    set.containsKey(ContactField.EMAIL) ? EDIT_OF_EMAIL : EDIT;
            case Wish.Roles _ -> ROLES;
            case Wish.Add _ -> ADD;
            case Wish.Remove _ -> REMOVE;
        };
    }
}
