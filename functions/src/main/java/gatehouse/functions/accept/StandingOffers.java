package gatehouse.functions.accept;

import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.TenantItems;
import gatehouse.domain.Invitation;
import gatehouse.domain.Module;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether what was offered to a customer's people can still be had: the managing tenant may have
/// lost the customer or the module since (C1, C10), and the customer its logins (B3, C2).
final class StandingOffers {
    private StandingOffers() {}

    /// What has to be read for it beside the customer.
    static List<Key> places(Invitation invitation) {
        return switch (invitation.terms().kind()) {
            case Invitation.Kind.Vendor() -> List.of();
            case Invitation.Kind.Customer(var manager, _, _) -> List.of(Keys.tenant(manager));
        };
    }

    /// The offer, or why it cannot be had.
    ///
    /// @param where the tenant to which it gives access
    /// @param read what stands at its places
    static Outcome<Invitation> judge(
            Invitation invitation, Tenant where, Map<Key, Item> read, Instant now) {
        return switch (invitation.terms().kind()) {
            case Invitation.Kind.Vendor() -> Outcome.done(invitation);
            case Invitation.Kind.Customer _ when !invitation.isGoodIn(where) ->
                    Outcome.refused(new Refusal.Gone(now));
            case Invitation.Kind.Customer(var manager, _, _) ->
                    Optional.ofNullable(read.get(Keys.tenant(manager)))
                            .map(TenantItems::read)
                            .flatMap(known -> known.refuses(Module.CUSTOMER_LOGIN))
                            .or(where::refusesPeople)
                            .<Outcome<Invitation>>map(Outcome::refused)
                            .orElseGet(() -> Outcome.done(invitation));
        };
    }
}
