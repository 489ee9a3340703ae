package gatehouse.local.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What requirements and design say, as simply as it can be said.
class Model implements Side {
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofDays(180);
    private static final Duration RECOMMENDED = Duration.ofDays(30);
    private static final Duration RESENDS = Duration.ofMinutes(10);

    final List<Offered> offers = new ArrayList<>();
    final Set<String> disabled = new HashSet<>();
    final Set<String> guestsDisabled = new HashSet<>();
    final List<ModelMails.Mail> mails = new ArrayList<>();
    Instant now;

    Model(Instant now) {
        this.now = now;
    }

    /// What a step means when it is taken now.
    Instant meaning(Step step) {
        return switch (step) {
            case Step.Wait(var time) -> now.plus(time);
            case Step.WaitFor(var number, var edge, var shift) ->
                    find(number)
                            .map(offer -> edge(offer, edge).plus(shift))
                            .filter(at -> at.isAfter(now))
                            .orElse(now);
            case Step.Move move ->
                    find(move.number())
                            .map(offer -> move.from() == Step.From.NOW ? now : offer.start)
                            .orElse(now)
                            .plus(move.end());
            default -> now;
        };
    }

    private static Instant edge(Offered offer, Step.Edge edge) {
        return switch (edge) {
            case LINK_ENDS -> offer.linkEnds();
            case STARTS -> offer.start;
            case REMINDS -> offer.end().minus(Offered.REMINDER);
            case ENDS -> offer.end();
        };
    }

    @Override
    public Answer does(Step step, Instant at) {
        return switch (step) {
            case Step.Invite invite -> invite(invite);
            case Step.Open open -> open(open);
            case Step.Accept accept -> accept(accept);
            case Step.Resend(var number, var by) ->
                    find(number).map(offer -> resend(offer, by)).orElse(Answer.PASSED_OVER);
            case Step.RevokeInvitation(var number, var by) ->
                    find(number).map(offer -> revoke(offer, by)).orElse(Answer.PASSED_OVER);
            case Step.RevokeGrant(var number, var by) ->
                    granted(number).map(offer -> end(offer, by)).orElse(Answer.PASSED_OVER);
            case Step.Move move ->
                    granted(move.number())
                            .map(offer -> move(offer, move, at))
                            .orElse(Answer.PASSED_OVER);
            case Step.Disable(var who) -> {
                disabled.add(who);
                yield Answer.PASSED_OVER;
            }
            case Step.DisableGuest(var who, var tenant) -> {
                if (isMember(who, tenant)) {
                    guestsDisabled.add(who + " in " + tenant);
                }
                yield Answer.PASSED_OVER;
            }
            case Step.Wait _, Step.WaitFor _ -> {
                ModelMails.told(this, now, at).forEach(mails::add);
                now = at;
                yield Answer.PASSED_OVER;
            }
        };
    }

    @Override
    public String sees(Question question) {
        return ModelViews.of(this, question);
    }

    Optional<Offered> find(int number) {
        return offers.stream().filter(offer -> offer.number == number).findFirst();
    }

    private Optional<Offered> granted(int number) {
        return find(number).filter(offer -> offer.was("accepted"));
    }

    /// Whoever ever accepted anything in a tenant has a place in it.
    boolean isMember(String who, int tenant) {
        return offers.stream()
                .anyMatch(
                        one -> one.tenant == tenant && one.whom.equals(who) && one.was("accepted"));
    }

    List<Offered> heldBy(String who, int tenant) {
        return offers.stream()
                .filter(one -> one.tenant == tenant && one.whom.equals(who) && one.was("accepted"))
                .toList();
    }

    boolean isIn(String who, int tenant) {
        return !isBarred(who, tenant)
                && heldBy(who, tenant).stream().anyMatch(one -> one.isActive(now));
    }

    boolean isBarred(String who, int tenant) {
        return guestsDisabled.contains(who + " in " + tenant);
    }

    /// What keeps somebody from inviting (A5), if anything does.
    Optional<Answer> keptFrom(String who, int tenant, boolean vendorToo) {
        if (disabled.contains(who)) {
            return Optional.of(Answer.of(401, "not-signed-in"));
        }
        if (Cast.managed(who) == tenant || (who.equals(Cast.ROOT) && vendorToo)) {
            return Optional.empty();
        }
        return Optional.of(
                isIn(who, tenant)
                        ? Answer.of(403, "lacks-permission")
                        : Answer.of(404, "not-found"));
    }

    private Answer invite(Step.Invite wish) {
        var kept = keptFrom(wish.by(), wish.tenant(), true);
        if (kept.isPresent()) {
            return kept.get();
        }
        var asked = wish.start() == null ? now : now.plus(wish.start());
        var start = asked.isBefore(now) ? now : asked;
        var end = wish.end() == null ? start.plus(RECOMMENDED) : now.plus(wish.end());
        var faults = new TreeSet<String>();
        if (!Cast.STAFF.contains(wish.whom()) || disabled.contains(wish.whom())) {
            faults.add("/email");
        }
        if (asked.isBefore(now.minus(GRACE))) {
            faults.add("/start");
        }
        if (isBadEnd(start, end)) {
            faults.add("/end");
        }
        if (!faults.isEmpty()) {
            return new Answer(422, "invalid", faults);
        }
        boolean waiting =
                offers.stream()
                        .anyMatch(one ->
                                one.tenant == wish.tenant()
                                        && one.whom.equals(wish.whom())
                                        && one.isPending(now));
        if (waiting) {
            return Answer.of(409, "conflict");
        }
        offers.add(new Offered(wish, now, start, end));
        mail("invited", wish.whom());
        return Answer.of(201, "");
    }

    boolean isBadEnd(Instant start, Instant end) {
        return !end.isAfter(start)
                || !end.isAfter(now)
                || Duration.between(start, end).compareTo(LIMIT) > 0;
    }

    /// The link, if it was ever sent; whether it is the newest tells whether it is void.
    private Optional<Offered> sent(int number, int link) {
        return find(number)
                .filter(offer -> link <= offer.links().size())
                .filter(offer -> !isUnsent(number, link));
    }

    private final Set<String> unsent = new HashSet<>();

    private boolean isUnsent(int number, int link) {
        return unsent.contains(number + "/" + link);
    }

    private Answer open(Step.Open open) {
        return sent(open.number(), open.link())
                .map(offer ->
                        offer.links().size() == open.link() && offer.isPending(now)
                                ? Answer.of(200, "")
                                : Answer.of(410, "gone"))
                .orElse(Answer.PASSED_OVER);
    }

    Answer accept(Step.Accept accept) {
        return sent(accept.number(), accept.link())
                .map(offer -> accept(offer, accept))
                .orElse(Answer.PASSED_OVER);
    }

    private Answer accept(Offered offer, Step.Accept accept) {
        if (disabled.contains(accept.who())) {
            return Answer.of(401, "not-signed-in");
        }
        if (!offer.whom.equals(accept.who())) {
            return Answer.of(403, "other-person");
        }
        if (offer.links().size() != accept.link()) {
            return Answer.of(410, "gone");
        }
        return switch (offer.state(now)) {
            case "accepted" -> Answer.of(200, "");
            case "pending" -> {
                if (isBarred(offer.whom, offer.tenant)) {
                    yield Answer.of(409, "conflict");
                }
                offer.happened("accepted", now, offer.end());
                mail("accepted", offer.by);
                yield Answer.of(200, "");
            }
            default -> Answer.of(410, "gone");
        };
    }

    private Answer resend(Offered offer, String by) {
        var kept = keptFrom(by, offer.tenant, true);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (!offer.isPending(now)) {
            return Answer.of(410, "gone");
        }
        long lately =
                offer.all.stream()
                        .filter(one -> one.what().equals("resent"))
                        .filter(one -> one.at().isAfter(now.minus(RESENDS)))
                        .count();
        if (lately >= 3) {
            return Answer.of(429, "too-many-requests");
        }
        offer.happened("resent", now, offer.end());
        if (disabled.contains(offer.whom)) {
            unsent.add(offer.number + "/" + offer.links().size());
        }
        mail("invited", offer.whom);
        return Answer.of(200, "");
    }

    private Answer revoke(Offered offer, String by) {
        var kept = keptFrom(by, offer.tenant, true);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (offer.isPending(now)) {
            offer.happened("revoked", now, offer.end());
            mail("withdrawn", offer.whom);
            return Answer.of(204, "");
        }
        if (!offer.state(now).equals("accepted") || offer.isOver(now)) {
            return Answer.of(410, "gone");
        }
        offer.happened("revoked", now, cut(offer));
        mail("taken", offer.whom);
        return Answer.of(204, "");
    }

    private Answer end(Offered offer, String by) {
        var kept = keptFrom(by, offer.tenant, false);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (offer.isOver(now)) {
            return Answer.of(410, "gone");
        }
        offer.happened("ended", now, cut(offer));
        mail("taken", offer.whom);
        return Answer.of(204, "");
    }

    /// Of a grant that is taken back before it began nothing is left.
    private Instant cut(Offered offer) {
        return now.isBefore(offer.start) ? offer.start : now;
    }

    private Answer move(Offered offer, Step.Move move, Instant end) {
        var kept = keptFrom(move.by(), offer.tenant, false);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (move.version() == Step.Version.NONE) {
            return Answer.of(428, "precondition-required");
        }
        if (move.version() == Step.Version.STALE) {
            return Answer.of(412, "stale");
        }
        if (offer.isOver(now)) {
            return Answer.of(410, "gone");
        }
        if (isBadEnd(offer.start, end)) {
            return Answer.of(422, "invalid", "/end");
        }
        moved(offer, end);
        return Answer.of(200, "");
    }

    void moved(Offered offer, Instant end) {
        offer.happened("changed", now, end);
    }

    /// Disabled people get no mails.
    void mail(String kind, String to) {
        if (!disabled.contains(to)) {
            mails.add(new ModelMails.Mail(to, kind));
        }
    }
}
