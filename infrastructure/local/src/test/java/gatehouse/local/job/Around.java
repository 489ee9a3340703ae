package gatehouse.local.job;

import gatehouse.domain.Joining;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;

/// What a tenant has around it: a customer, an invitation of one of the customer's people, and
/// somebody who wants to join. For tests that ask every route.
///
/// @param offer the invitation's id
/// @param registration the id of one that waits
record Around(TenantId customer, String offer, String registration) {

    /// Lets people join, too, and has the module switched on.
    static Around of(Person manager) {
        var _ = Companies.switchModule(manager.tenant(), true);
        var customer = House.customerOf(manager, TenantKind.CORPORATE);
        var offer = new Managing(manager, customer).invited(Managing.wish("member"));
        var applicants = new Applicants(manager);
        applicants.join(new Joining(true, true));
        return new Around(customer, offer.path("id").asText(), applicants.waiting());
    }

    /// A path with the variables that name one of them filled in.
    String in(String path) {
        return path.replace(
                        "{customer}/invitations/{invitation}", customer + "/invitations/" + offer)
                .replace("{customer}", customer.value())
                .replace("{registration}", registration);
    }
}
