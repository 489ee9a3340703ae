package gatehouse.functions.profile;

import gatehouse.aws.Admitted;
import gatehouse.aws.AvatarItems;
import gatehouse.aws.Item;
import gatehouse.domain.EventType;
import gatehouse.domain.Outcome;
import gatehouse.domain.Refusal;
import gatehouse.domain.Subject;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.functions.Stamps;
import gatehouse.http.Answer;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `DELETE …/me/avatar`: takes the caller's picture away (D7). Its file goes once the event comes
/// by.
final class RemoveAvatar implements Command {
    private final Commands commands;
    private final Stamps stamps;

    @Inject
    RemoveAvatar(Commands commands, Stamps stamps) {
        this.commands = commands;
        this.stamps = stamps;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var place = Places.ownMore(request);
        return commands.admit(
                request,
                OwnMember.demand(request).with(place.stream().toList()),
                in ->
                        request.form()
                                .canDryRun()
                                .ifGood(() ->
                                        place.flatMap(in::item)
                                                .filter(more -> AvatarItems.read(more).isPresent())
                                                .map(more -> Outcome.done(plan(more, in, request)))
                                                .orElseGet(() ->
                                                        Outcome.refused(new Refusal.Hidden()))));
    }

    private Plan plan(Item more, Admitted in, Request request) {
        var subject = Subject.of(in.account().id());
        var change = stamps.by(in, request.origin(), EventType.AVATAR_REMOVED, subject, "");
        return Plan.of(Answer.done(), AvatarItems.remove(more, change));
    }
}
