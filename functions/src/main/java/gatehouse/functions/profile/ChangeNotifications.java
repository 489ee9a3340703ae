package gatehouse.functions.profile;

import gatehouse.aws.Admitted;
import gatehouse.aws.Item;
import gatehouse.aws.MemberItems;
import gatehouse.domain.EventType;
import gatehouse.domain.Notification;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Preconditions;
import gatehouse.http.Request;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/// `PATCH …/me/notifications`: switches kinds off or on, in this tenant (C9).
final class ChangeNotifications implements Command {
    private final Commands commands;
    private final Stamps stamps;

    @Inject
    ChangeNotifications(Commands commands, Stamps stamps) {
        this.commands = commands;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var form = request.form().canDryRun();
        form.notEmpty();
        var wishes = new EnumMap<Notification, Boolean>(Notification.class);
        for (var kind : Notification.values()) {
            form.flag(kind.field()).ifPresent(on -> wishes.put(kind, on));
        }
        return commands.admit(
                request,
                OwnMember.demand(request),
                in ->
                        OwnMember.find(in)
                                .then(item ->
                                        form.ifGood(() ->
                                                        Preconditions.isMeant(
                                                                request, item.version()))
                                                .map(_ -> plan(wishes, in, item, request))));
    }

    private Plan plan(Map<Notification, Boolean> wishes, Admitted in, Item item, Request request) {
        var before = MemberItems.read(item);
        var muted = EnumSet.noneOf(Notification.class);
        muted.addAll(before.profile().muted());
        wishes.forEach((kind, on) -> {
            if (on) {
                muted.remove(kind);
            } else {
                muted.add(kind);
            }
        });
        var after = before.with(before.profile().mute(muted));
        if (after.equals(before)) {
            var same =
                    Answer.ok(
                            NotificationsJson.of(before.profile(), item.version()), item.version());
            return Plan.unchanged(same, request);
        }
        var subject = Subject.of(in.account().id());
        var change = stamps.by(in, request.origin(), EventType.MEMBER_CHANGED, subject, "");
        long version = item.version() + 1;
        return Plan.of(
                Answer.ok(NotificationsJson.of(after.profile(), version), version),
                MemberItems.tend(item, after, change));
    }
}
