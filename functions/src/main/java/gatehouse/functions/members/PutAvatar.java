package gatehouse.functions.members;

import gatehouse.domain.Outcome;
import gatehouse.functions.ChangedAvatar;
import gatehouse.functions.Command;
import gatehouse.functions.Places;
import gatehouse.functions.Plan;
import gatehouse.http.Request;
import jakarta.inject.Inject;

/// `PUT …/members/{member}/avatar`: another picture of somebody, or the first one (D2, D7).
final class PutAvatar implements Command {
    private final Reaching reaching;
    private final ChangedAvatar changed;

    @Inject
    PutAvatar(Reaching reaching, ChangedAvatar changed) {
        this.reaching = reaching;
        this.changed = changed;
    }

    @Override
    public Outcome<Plan> plan(Request request) {
        var place = Places.more(request);
        return reaching.find(
                request,
                place.stream().toList(),
                who ->
                        changed.put(
                                new ChangedAvatar.Owner(
                                        who.in(),
                                        who.item(),
                                        place.flatMap(who.in()::item),
                                        path(who)),
                                EditMember.KEPT_ELSEWHERE,
                                request));
    }

    private static String path(Reached who) {
        return "/v1/tenants/%s/members/%s/avatar"
                .formatted(who.member().tenant(), who.member().account());
    }
}
