package gatehouse.functions.profile;

import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.http.Request;

/// The caller as a member of the tenant that the path names.
final class OwnMember {
    private OwnMember() {}

    /// What it takes to see and to edit it.
    static Demand demand(Request request) {
        return Demand.of(request.caller(), request.path("tenant"), Permission.OWN_PROFILE);
    }

    /// The member's item.
    static Outcome<Item> find(Admitted in) {
        return in.item(Keys.member(in.tenant().id(), in.account().id()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.Hidden()));
    }
}
