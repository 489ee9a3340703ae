package gatehouse.functions.profile;

import gatehouse.domain.Outcome;
import gatehouse.functions.ChangedAvatar;
import gatehouse.functions.Command;
import gatehouse.functions.Commands;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `PUT …/me/avatar`: another picture of the caller, or the first one (D7).
final class ChangeAvatar implements Command {
    private final Commands commands;
    private final ChangedAvatar changed;

    @Inject
    ChangeAvatar(Commands commands, ChangedAvatar changed) {
        this.commands = commands;
        this.changed = changed;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var place = Places.ownMore(request);
        return commands.admit(
                request,
                OwnMember.demand(request).with(place.stream().toList()),
                in ->
                        OwnMember.find(in)
                                .then(item ->
                                        changed.put(
                                                new ChangedAvatar.Owner(
                                                        in,
                                                        item,
                                                        place.flatMap(in::item),
                                                        "/v1/tenants/%s/me/avatar"
                                                                .formatted(in.tenant().id())),
                                                "Your profile is kept at home, in "
                                                        + in.account().home(),
                                                request)));
    }
}
