package gatehouse.functions.roles;

import gatehouse.aws.Admitted;
import gatehouse.aws.Item;
import gatehouse.aws.RoleItems;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.RoleId;
import gatehouse.functions.Places;
import gatehouse.http.Request;

/// The role that a path names, with the caller who was let in.
sealed interface Meant {
    /// Why nobody changes or deletes a built-in role.
    Refusal UNCHANGEABLE = new Refusal.Conflict("The role is built in: it stays as it is");

    Admitted in();

    /// A built-in one.
    record BuiltIn(Admitted in, BuiltInRole role) implements Meant {}

    /// One of the tenant's own.
    ///
    /// @param item the role's
    record Own(Admitted in, Item item) implements Meant {}

    /// The role, if there is one of that id.
    static Outcome<Meant> of(Admitted in, Request request) {
        var id = RoleId.parse(request.path("role"));
        var builtIn = id.flatMap(BuiltInRole::of).<Meant>map(role -> new BuiltIn(in, role));
        return builtIn.or(() ->
                        id.flatMap(in.tenant().roles()::ownOf)
                                .flatMap(_ -> Places.role(request))
                                .flatMap(in::item)
                                .map(item -> new Own(in, item)))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()));
    }

    /// The same for who would change it: only who could give it as it is (F3). That nobody changes
    /// a built-in one is said later, since it is no matter of reach.
    static Outcome<Meant> toChange(Admitted in, Request request) {
        return of(in, request)
                .then(meant ->
                        meant instanceof Own(_, var item)
                                        && !in.access().mayGive(RoleItems.read(item).role())
                                ? Outcome.refused(new Refusal.OutOfReach())
                                : Outcome.done(meant));
    }
}
