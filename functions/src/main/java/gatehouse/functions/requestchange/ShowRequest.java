package gatehouse.functions.requestchange;

import gatehouse.aws.Admissions;
import gatehouse.domain.Outcome;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/change-requests/{request}`: what is beside what is wished, and what both sides said (E4,
/// E5).
final class ShowRequest implements Verb {
    private final Admissions admissions;
    private final Showing showing;

    @Inject
    ShowRequest(Admissions admissions, Showing showing) {
        this.admissions = admissions;
        this.showing = showing;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(Tickets.withRequest(request, Tickets.ofBoth(request)))
                .then(in ->
                        Tickets.find(
                                in,
                                request,
                                item ->
                                        request.form()
                                                .ifGood(() ->
                                                        Outcome.done(
                                                                Answer.ok(
                                                                        showing.whole(
                                                                                in.tenant(),
                                                                                item,
                                                                                in.now()),
                                                                        item.version())))));
    }
}
