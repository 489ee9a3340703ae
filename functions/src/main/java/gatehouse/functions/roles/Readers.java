package gatehouse.functions.roles;

import gatehouse.aws.Admissions;
import gatehouse.aws.Admitted;
import gatehouse.aws.Demand;
import gatehouse.domain.Access;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
import gatehouse.functions.Places;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.stream.Stream;

/// Lets in who may read what roles allow: whoever sees people, makes roles, or invites customers,
/// who has to know a role before offering it (C4, E1).
final class Readers {
    private final Admissions admissions;

    @Inject
    Readers(Admissions admissions) {
        this.admissions = admissions;
    }

    /// With all roles of the tenant.
    Outcome<Admitted> admit(Request request) {
        return admit(demand(request));
    }

    /// With the item of the role that the path names as well, if there is one.
    Outcome<Admitted> admitToOne(Request request) {
        var demand = demand(request);
        return admit(Places.role(request).map(demand::with).orElse(demand));
    }

    private Outcome<Admitted> admit(Demand demand) {
        return admissions
                .admit(demand)
                .then(in ->
                        mayRead(in.access())
                                ? Outcome.done(in)
                                : Outcome.refused(new Refusal.Lacks(Permission.READ_PEOPLE)));
    }

    /// What everybody has who has access at all.
    private static Demand demand(Request request) {
        return Demand.of(request.caller(), request.path("tenant"), Permission.OWN_PROFILE);
    }

    private static boolean mayRead(Access access) {
        return Stream.of(
                        Permission.READ_PEOPLE,
                        Permission.MANAGE_ROLES,
                        Permission.INVITE_CUSTOMERS)
                .anyMatch(access::allows);
    }
}
