package gatehouse.functions.invite;

import gatehouse.aws.Admissions;
import gatehouse.aws.Demand;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;
import java.util.function.UnaryOperator;

/// `GET …/invitations?state=&email=`: of both kinds.
final class ListInvitations implements Verb {
    private final Admissions admissions;
    private final InvitationPages pages;

    @Inject
    ListInvitations(Admissions admissions, InvitationPages pages) {
        this.admissions = admissions;
        this.pages = pages;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(
                        Demand.of(request.caller(), request.path("tenant"), Permission.READ_ACCESS)
                                .orVendor())
                .then(in ->
                        pages.list(
                                in.tenant(),
                                in.now(),
                                request,
                                _ -> true,
                                UnaryOperator.identity()));
    }
}
