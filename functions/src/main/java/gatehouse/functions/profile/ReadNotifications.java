package gatehouse.functions.profile;

import gatehouse.aws.Admissions;
import gatehouse.aws.Item;
import gatehouse.aws.MemberItems;
import gatehouse.domain.Outcome;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import gatehouse.http.Verb;
import jakarta.inject.Inject;

/// `GET …/me/notifications`: which kinds go out to the caller (C9).
final class ReadNotifications implements Verb {
    private final Admissions admissions;

    @Inject
    ReadNotifications(Admissions admissions) {
        this.admissions = admissions;
    }

    @Override
    public Outcome<Answer> run(Request request) {
        return admissions
                .admit(OwnMember.demand(request))
                .then(OwnMember::find)
                .then(item -> answer(item, request));
    }

    private static Outcome<Answer> answer(Item item, Request request) {
        var json = NotificationsJson.of(MemberItems.read(item).profile(), item.version());
        return request.form().ifGood(() -> Outcome.done(Answer.ok(json, item.version())));
    }
}
