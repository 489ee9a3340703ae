package gatehouse.local.job;

import gatehouse.domain.Joining;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;

/// What a tenant has around it: a customer, an invitation of one of the customer's people, somebody
/// who wants to join, and somebody who asks for changes of its contacts. For tests that ask every
/// route.
///
/// @param offer the invitation's id
/// @param registration the id of one that waits
/// @param asker who asks for changes
/// @param request the id of the change request that is open
record Around(TenantId customer, String offer, String registration, Person asker, String request) {

    /// Lets people join, too, and has the module switched on.
    static Around of(Person manager) {
        var _ = Companies.switchModule(manager.tenant(), true);
        var customer = House.customerOf(manager, TenantKind.CORPORATE);
        var offer = new Managing(manager, customer).invited(Managing.wish("member"));
        var applicants = new Applicants(manager);
        applicants.join(new Joining(true, true));
        var contacts = Contacts.of(manager);
        return new Around(
                customer,
                offer.path("id").asText(),
                applicants.waiting(),
                contacts.asker(),
                contacts.open().path("id").asText());
    }

    /// A path with the variables that name one of them filled in.
    String in(String path) {
        return path.replace(
                        "{customer}/invitations/{invitation}", customer + "/invitations/" + offer)
                .replace("{customer}", customer.value())
                .replace("{registration}", registration)
                .replace("{request}", request);
    }

    /// Who may do what a route does with contacts and change requests; others do the rest.
    ///
    /// @param route with a path whose variables may be filled in
    /// @param others who manages the tenant
    Person who(String route, Person others) {
        if (route.matches(".*(/implement|/reject|/v1/change-requests)(\\?.*)?")) {
            return House.ROOT;
        }
        return route.matches(".*/(contacts|change-requests)(/.*|\\?.*)?") ? asker : others;
    }
}
