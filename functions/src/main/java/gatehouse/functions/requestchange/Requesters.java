package gatehouse.functions.requestchange;

import gatehouse.aws.Admissions;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.domain.AccountId;
import gatehouse.domain.Permission;
import gatehouse.domain.Tenant;
import gatehouse.domain.request.ChangeRequest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Whether who submitted a request may still ask for that (E8): what nobody stands for any more is
/// not done.
final class Requesters {
    private final Admissions admissions;

    @Inject
    Requesters(Admissions admissions) {
        this.admissions = admissions;
    }

    /// What is to be read.
    static List<Key> places(ChangeRequest.Terms terms) {
        return AccountId.parse(terms.requestedBy().account())
                .map(who -> Admissions.placesOf(who, terms.id().tenant()))
                .orElse(List.of());
    }

    /// @param read what stands at [#places(ChangeRequest.Terms)]
    boolean mayAsk(ChangeRequest.Terms terms, Tenant tenant, Map<Key, Item> read, Instant now) {
        return AccountId.parse(terms.requestedBy().account())
                .flatMap(
                        who -> admissions.still(who, tenant, Permission.REQUEST_CHANGES, read, now))
                .isPresent();
    }
}
