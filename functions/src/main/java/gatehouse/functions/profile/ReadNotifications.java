package gatehouse.functions.profile;

import gatehouse.aws.Admissions;
import gatehouse.aws.Demand;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.Refusal;
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
                .admit(Demand.of(request.caller(), request.path("tenant"), Permission.OWN_PROFILE))
                .then(in ->
                        in.item(Keys.member(in.tenant().id(), in.account().id()))
                                .map(item -> answer(item, request))
                                .orElseGet(() -> Outcome.refused(new Refusal.Hidden())));
    }

    private static Outcome<Answer> answer(Item item, Request request) {
        var json = NotificationsJson.of(MemberItems.read(item).profile(), item.version());
        return request.form().ifGood(() -> Outcome.done(Answer.ok(json, item.version())));
    }
}
