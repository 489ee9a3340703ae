package gatehouse.functions;

import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// What a command acts on or deletes: the innermost thing that its path names and that has a
/// version. `If-Match` is not asked for there, and holds where it is sent (F6).
final class ActedOn {
    private static final List<Named> NAMED =
            List.of(
                    new Named("invitation", ActedOn::invitation),
                    new Named("request", Places::changeRequest),
                    new Named("group", Places::group),
                    new Named("role", Places::role),
                    // a grant goes by its member's version, as what is done with a person does
                    new Named("member", Places::member),
                    new Named("customer", Places::customer));

    private ActedOn() {}

    private record Named(String variable, Function<Request, Optional<Key>> place) {}

    /// Whether the caller means the version that was read; so is who names none.
    ///
    /// @param read what the command has read
    static boolean isMeant(Request request, Function<Key, Optional<Item>> read) {
        // the others ask for it by themselves
        boolean acts = request.route().startsWith("POST ") || request.route().startsWith("DELETE ");
        return !acts || Preconditions.hold(request, version(place(request).flatMap(read)));
    }

    private static Optional<Key> place(Request request) {
        return request.route().endsWith("/me/avatar")
                ? Places.ownMore(request)
                : NAMED.stream()
                        .filter(named -> request.path().containsKey(named.variable()))
                        .findFirst()
                        .flatMap(named -> named.place().apply(request));
    }

    /// A customer's lies with the customer.
    private static Optional<Key> invitation(Request request) {
        return request.path().containsKey("customer")
                ? Places.invitationOfCustomer(request)
                : Places.invitation(request);
    }

    private static OptionalLong version(Optional<Item> item) {
        return item.map(found -> OptionalLong.of(found.version())).orElse(OptionalLong.empty());
    }
}
