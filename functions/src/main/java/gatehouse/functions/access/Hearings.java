package gatehouse.functions.access;

import gatehouse.aws.Admissions;
import gatehouse.aws.Key;
import gatehouse.domain.Caller;
import gatehouse.domain.Outcome;
import gatehouse.domain.TenantId;
import jakarta.inject.Inject;
import java.util.List;

/// Reads all that a caller's questions take, in one request.
final class Hearings {
    private final Admissions admissions;
    private final TenantId vendor;

    @Inject
    Hearings(Admissions admissions, TenantId vendor) {
        this.admissions = admissions;
        this.vendor = vendor;
    }

    Outcome<Hearing> open(Caller caller, List<Question> questions) {
        List<Key> places =
                questions.stream()
                        .flatMap(question -> question.places(caller.account()).stream())
                        .toList();
        return admissions
                .present(caller, places)
                .map(present -> new Hearing(admissions, vendor, caller, present));
    }
}
