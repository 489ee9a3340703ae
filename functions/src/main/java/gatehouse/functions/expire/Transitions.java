package gatehouse.functions.expire;

import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.RegistrationItems;
import gatehouse.aws.Write;
import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.EventType;
import gatehouse.domain.Grant;
import gatehouse.domain.Grants;
import gatehouse.domain.Invitation;
import gatehouse.domain.Member;
import gatehouse.domain.Origin;
import gatehouse.domain.Outcome;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.functions.Stamps;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What happens to an item by itself: one transition, if one is due. The item says so, not the
/// index.
final class Transitions {
    private final Stamps stamps;
    private final TenantId vendor;

    @Inject
    Transitions(Stamps stamps, TenantId vendor) {
        this.stamps = stamps;
        this.vendor = vendor;
    }

    /// The writes of the next one; none where nothing is due.
    List<Write> next(Item item, Instant now, Origin origin) {
        if (Keys.isChangeRequest(item.key())) {
            return request(item, now, origin);
        }
        if (Keys.accountOf(item.key()).isPresent()) {
            return member(item, now, origin).stream().toList();
        }
        var write =
                Keys.isRegistration(item.key())
                        ? registration(item, now, origin)
                        : invitation(item, now, origin);
        return write.stream().toList();
    }

    private List<Write> request(Item item, Instant now, Origin origin) {
        return ChangeRequestItems.read(item)
                .step(Author.system(vendor), now)
                .map(step ->
                        switch (step) {
                            case ChangeRequest.Step.Remind(var next) ->
                                    List.of(
                                            ChangeRequestItems.replace(
                                                    item,
                                                    next,
                                                    of(
                                                            next,
                                                            EventType.REQUEST_WAITING,
                                                            now,
                                                            origin)));
                            case ChangeRequest.Step.Close(var next) ->
                                    ChangeRequestItems.close(
                                            item,
                                            next,
                                            of(next, EventType.REQUEST_REJECTED, now, origin));
                        })
                .orElse(List.of());
    }

    private Change of(ChangeRequest request, EventType type, Instant now, Origin origin) {
        var id = request.terms().id();
        return stamps.change(
                type, id.tenant(), Subject.of(id), Author.system(vendor), now, "", origin);
    }

    private Optional<Write> member(Item item, Instant now, Origin origin) {
        var member = MemberItems.read(item);
        return member.grants().step(now).map(step -> told(item, member, step, now, origin));
    }

    private Write told(Item item, Member member, Grants.Step step, Instant now, Origin origin) {
        var change =
                stamps.change(
                        type(step.grant().told()),
                        member.tenant(),
                        Subject.of(step.grant().id(), member.account()),
                        Author.system(vendor),
                        now,
                        "",
                        origin);
        return MemberItems.tend(item, member.with(step.grants()), change);
    }

    private static EventType type(Grant.Told told) {
        return switch (told) {
            case GRANTED, STARTED -> EventType.GRANT_STARTED;
            case REMINDED -> EventType.GRANT_ENDING;
            case ENDED -> EventType.GRANT_ENDED;
        };
    }

    private Optional<Write> invitation(Item item, Instant now, Origin origin) {
        return switch (InvitationItems.read(item).expire(now)) {
            case Outcome.Done<Invitation.Expired>(var next) ->
                    Optional.of(
                            InvitationItems.replace(
                                    item,
                                    next,
                                    stamps.change(
                                            EventType.INVITATION_EXPIRED,
                                            next.terms().tenant(),
                                            Subject.of(next.terms().id()),
                                            Author.system(vendor),
                                            now,
                                            "",
                                            origin)));
            case Outcome.Refused<Invitation.Expired> _ -> Optional.empty();
        };
    }

    private Optional<Write> registration(Item item, Instant now, Origin origin) {
        return RegistrationItems.read(item)
                .expire(now)
                .fold(
                        next ->
                                Optional.of(
                                        RegistrationItems.replace(
                                                item,
                                                next,
                                                stamps.change(
                                                        EventType.REGISTRATION_EXPIRED,
                                                        next.terms().tenant(),
                                                        Subject.of(next.terms().id()),
                                                        Author.system(vendor),
                                                        now,
                                                        "",
                                                        origin))),
                        _ -> Optional.empty());
    }
}
