package gatehouse.functions.invite;

import gatehouse.aws.Admissions;
import gatehouse.domain.Outcome;
import gatehouse.functions.CustomerInvitations;
import gatehouse.functions.InvitationJson;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/customers/{customer}/invitations/{invitation}`.
final class ShowCustomerInvitation implements Verb {
    private final Admissions admissions;

    @Inject
    ShowCustomerInvitation(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(CustomerInvitations.demandOne(request))
                .then(in ->
                        CustomerInvitations.find(in, request)
                                .map(found ->
                                        Answer.ok(
                                                InvitationJson.advised(
                                                        InvitationJson.of(
                                                                found.item(),
                                                                found.customer(),
                                                                in.now())),
                                                found.item().version())))
                .then(answer -> request.form().ifGood(() -> Outcome.done(answer)));
    }
}
