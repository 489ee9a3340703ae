package gatehouse.functions.invite;

import gatehouse.aws.Admissions;
import gatehouse.domain.Outcome;
import gatehouse.functions.CustomerInvitations;
import gatehouse.functions.InvitationJson;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/customers/{customer}/invitations?state=&email=`: those that the managing tenant has made.
/// People whom the customer's administrators add are none (C6), and the vendor's are none of its.
final class ListCustomerInvitations implements Verb {
    private final Admissions admissions;
    private final InvitationPages pages;

    @Inject
    ListCustomerInvitations(Admissions admissions, InvitationPages pages) {
        this.admissions = admissions;
        this.pages = pages;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(CustomerInvitations.demand(request))
                .then(in ->
                        CustomerInvitations.customer(in, request)
                                .then(customer ->
                                        pages.list(
                                                customer,
                                                in.now(),
                                                request,
                                                one -> CustomerInvitations.isOf(in.tenant(), one),
                                                InvitationJson::advised)));
    }
}
