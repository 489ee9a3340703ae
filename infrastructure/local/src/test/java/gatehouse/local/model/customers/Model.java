package gatehouse.local.model.customers;

import gatehouse.local.model.Answer;
import gatehouse.local.model.customers.Offered.Brought;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What requirements and design say of customers and registrations, as simply as it can be said.
class Model implements Side {
    private static final Duration RESENDS = Duration.ofMinutes(10);
    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(1);
    private static final Duration REPEAT = Duration.ofMinutes(1);

    final List<Place> places = new ArrayList<>();
    final List<Offered> offers = new ArrayList<>();
    final List<Registered> registrations = new ArrayList<>();

    /// Where those who have an account are at home.
    final Map<String, Integer> homes = new HashMap<>();

    /// Those who ever had one.
    final Set<String> known = new HashSet<>();

    private final Set<String> barred = new HashSet<>();
    private final Map<Integer, Boolean> joinable = new HashMap<>();
    private final Map<Integer, Boolean> approved = new HashMap<>();
    private final Set<Integer> linked = new HashSet<>();
    boolean managed = true;
    boolean on = true;
    Instant now;

    Model(Instant now) {
        this.now = now;
        for (var who : Cast.KNOWN) {
            homes.put(who, Cast.home(who));
            known.add(who);
            join(who, Cast.home(who), -1, Cast.role(who));
        }
    }

    @Override
    public Answer does(Step step) {
        return switch (step) {
            case Step.Switch(var by, var enabled) -> switched(by, enabled);
            case Step.Offer offer -> offer(offer);
            case Step.Take(var number, var older) ->
                    offered(number).map(offer -> take(offer, older)).orElse(Answer.PASSED_OVER);
            case Step.Resend(var number, var by) ->
                    offered(number).map(offer -> resend(offer, by)).orElse(Answer.PASSED_OVER);
            case Step.Withdraw(var number, var by) ->
                    offered(number).map(offer -> withdraw(offer, by)).orElse(Answer.PASSED_OVER);
            case Step.Release(var by) -> release(by);
            case Step.Join join -> joinable(join);
            case Step.Register wish -> register(wish);
            case Step.Confirm(var number) -> confirm(number);
            case Step.Decide(var number, var by, var approve) -> decide(number, by, approve);
            case Step.Bar bar -> bar(bar);
            case Step.Wait(var time) -> {
                now = now.plus(time);
                yield Answer.PASSED_OVER;
            }
        };
    }

    @Override
    public String sees(Question question) {
        return Views.of(this, question);
    }

    Optional<Place> place(String who, int tenant) {
        return places.stream()
                .filter(one -> one.who.equals(who) && one.tenant == tenant)
                .findFirst();
    }

    /// The roles that somebody has in a tenant now; empty for none and for nobody.
    Optional<Set<String>> in(String who, int tenant) {
        return place(who, tenant)
                .filter(one -> one.enabled && !isBarred(who))
                .map(Place::roles)
                .filter(roles -> !roles.isEmpty());
    }

    /// At home, which is everywhere.
    boolean isBarred(String who) {
        return barred.contains(who);
    }

    private void join(String who, int tenant, int by, String role) {
        var there = place(who, tenant);
        if (there.isEmpty()) {
            places.add(new Place(who, tenant));
        }
        place(who, tenant).orElseThrow().held.add(new Place.Held(by, role));
    }

    private void arrive(String who, int home) {
        homes.put(who, home);
        known.add(who);
    }

    /// What keeps somebody from doing something in a tenant, if anything does.
    private Optional<Answer> kept(String by, int tenant, Predicate<Set<String>> may) {
        if (!homes.containsKey(by) || isBarred(by)) {
            return Optional.of(Answer.of(401, "not-signed-in"));
        }
        var roles = in(by, tenant);
        if (roles.isEmpty()) {
            return Optional.of(Answer.of(404, "not-found"));
        }
        return may.test(roles.get())
                ? Optional.empty()
                : Optional.of(Answer.of(403, "lacks-permission"));
    }

    private Answer switched(String by, boolean enabled) {
        if (!by.equals(Cast.ROOT)) {
            return kept(by, Cast.MANAGING, _ -> false).orElseThrow();
        }
        on = enabled;
        return Answer.of(200, "");
    }

    /// What keeps somebody from the routes of customer login there, if anything does (C1, C4, C10).
    private Optional<Answer> keptOut(String by, int customer) {
        var kept = kept(by, Cast.MANAGING, Roles::mayInvite);
        if (kept.isPresent()) {
            return kept;
        }
        if (!on) {
            return Optional.of(Answer.of(403, "module-off"));
        }
        boolean ours = customer == Cast.PRIVATE || (customer == Cast.CUSTOMER && managed);
        return ours ? Optional.empty() : Optional.of(Answer.of(404, "not-found"));
    }

    /// What the list of the customer's invitations answers to somebody; 200 if it is shown.
    int offersShown(String by) {
        return keptOut(by, Cast.CUSTOMER).map(Answer::status).orElse(200);
    }

    private Answer offer(Step.Offer wish) {
        var kept = keptOut(wish.by(), wish.customer());
        if (kept.isPresent()) {
            return kept.get();
        }
        boolean there =
                place(wish.whom(), Cast.CUSTOMER).filter(one -> !one.held.isEmpty()).isPresent();
        boolean pending =
                offers.stream()
                        .anyMatch(one ->
                                one.made.whom().equals(wish.whom())
                                        && one.state(now).equals("pending"));
        if (wish.customer() == Cast.PRIVATE || there || pending) {
            return Answer.of(409, "conflict");
        }
        offers.add(new Offered(wish, now));
        return Answer.of(201, "");
    }

    Optional<Offered> offered(int number) {
        return offers.stream().filter(one -> one.made.number() == number).findFirst();
    }

    Answer take(Offered offer, int older) {
        if (offer.links.size() <= older) {
            return Answer.PASSED_OVER;
        }
        var whom = offer.made.whom();
        boolean newcomer = !homes.containsKey(whom);
        boolean signedIn = known.contains(whom);
        if (signedIn && (newcomer || isBarred(whom))) {
            boolean offeredAnew =
                    newcomer && older == 0 && on && offer.state(now).equals("pending") && managed;
            if (!offeredAnew) {
                return Answer.of(401, "not-signed-in");
            }
        }
        if (older > 0) {
            return Answer.of(410, "gone");
        }
        if (offer.state(now).equals("accepted")) {
            return Answer.of(200, "");
        }
        if (!offer.state(now).equals("pending") || !managed) {
            return Answer.of(410, "gone");
        }
        if (!on) {
            return Answer.of(403, "module-off");
        }
        if (place(whom, Cast.CUSTOMER).filter(one -> !one.enabled).isPresent()) {
            return Answer.of(409, "conflict");
        }
        if (newcomer) {
            arrive(whom, Cast.CUSTOMER);
        }
        offer.brought =
                newcomer
                        ? Brought.ACCOUNT
                        : place(whom, Cast.CUSTOMER).isPresent() ? Brought.GRANT : Brought.PLACE;
        offer.accepted = true;
        join(whom, Cast.CUSTOMER, offer.made.number(), offer.made.role());
        return Answer.of(200, "");
    }

    private Answer resend(Offered offer, String by) {
        var kept = keptOut(by, offer.made.customer());
        if (kept.isPresent()) {
            return kept.get();
        }
        if (!offer.state(now).equals("pending")) {
            return Answer.of(410, "gone");
        }
        long lately =
                offer.links.stream().skip(1).filter(at -> at.isAfter(now.minus(RESENDS))).count();
        if (lately >= 3) {
            return Answer.of(429, "too-many-requests");
        }
        offer.links.add(now);
        return Answer.of(200, "");
    }

    Answer withdraw(Offered offer, String by) {
        var kept = keptOut(by, offer.made.customer());
        if (kept.isPresent()) {
            return kept.get();
        }
        switch (offer.state(now)) {
            case "pending" -> offer.revoked = true;
            case "accepted" -> {
                offer.revoked = true;
                leave(offer);
            }
            default -> {
                return Answer.of(410, "gone");
            }
        }
        return Answer.of(204, "");
    }

    void leave(Offered offer) {
        var whom = offer.made.whom();
        switch (offer.brought) {
            case ACCOUNT -> {
                homes.remove(whom);
                barred.remove(whom);
                places.removeIf(one -> one.who.equals(whom));
            }
            case PLACE ->
                    places.removeIf(one -> one.who.equals(whom) && one.tenant == Cast.CUSTOMER);
            case GRANT ->
                    place(whom, Cast.CUSTOMER)
                            .ifPresent(one ->
                                    one.held.removeIf(held -> held.by() == offer.made.number()));
        }
    }

    private Answer release(String by) {
        var kept =
                by.equals(Cast.ROOT)
                        ? Optional.<Answer>empty()
                        : kept(by, Cast.MANAGING, Roles::managePeople);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (!managed) {
            return Answer.of(404, "not-found");
        }
        managed = false;
        return Answer.of(200, "");
    }

    private Answer joinable(Step.Join wish) {
        var kept =
                wish.by().equals(Cast.ROOT)
                        ? Optional.<Answer>empty()
                        : kept(wish.by(), wish.tenant(), Roles::manageSettings);
        if (kept.isPresent()) {
            return kept.get();
        }
        joinable.put(wish.tenant(), wish.on());
        approved.put(wish.tenant(), wish.approval());
        return Answer.of(200, "");
    }

    private boolean letsJoin(int tenant) {
        return joinable.getOrDefault(tenant, false);
    }

    boolean needsApproval(int tenant) {
        return approved.getOrDefault(tenant, true);
    }

    private Answer register(Step.Register wish) {
        if (!letsJoin(wish.tenant())) {
            return Answer.of(404, "not-found");
        }
        var open =
                registrations.stream()
                        .filter(one -> one.tenant == wish.tenant() && one.whom.equals(wish.whom()))
                        .filter(one -> one.isOpen(now))
                        .findFirst();
        var one = open.orElseGet(() -> new Registered(wish.tenant(), wish.whom()));
        boolean tooSoon =
                open.isPresent() && one.asks.getLast().at().plus(BETWEEN_MAILS).isAfter(now);
        if (tooSoon) {
            return Answer.of(202, "");
        }
        boolean waiting = open.isPresent() && one.state(now).equals("waiting");
        one.asks.add(new Registered.Ask(wish.number(), now));
        if (open.isEmpty()) {
            registrations.add(one);
        }
        if (!waiting && !isMember(wish.whom(), wish.tenant())) {
            linked.add(wish.number());
        }
        return Answer.of(202, "");
    }

    /// Who is barred there is not told of access, and learns no more by the link than a refusal.
    boolean isMember(String who, int tenant) {
        return in(who, tenant).isPresent();
    }

    private Registered registered(int number) {
        return registrations.stream()
                .filter(one -> one.asks.stream().anyMatch(ask -> ask.number() == number))
                .findFirst()
                .orElseThrow();
    }

    private Answer confirm(int number) {
        if (!linked.contains(number)) {
            return Answer.PASSED_OVER;
        }
        var one = registered(number);
        if (one.confirmedBy >= 0) {
            boolean again =
                    one.confirmedBy == number
                            && now.isBefore(one.confirmed.plus(REPEAT))
                            && !one.state(now).equals("disapproved");
            return again ? Answer.of(200, "") : Answer.of(410, "gone");
        }
        boolean newest = one.asks.getLast().number() == number;
        if (!newest || !one.state(now).equals("unconfirmed") || !letsJoin(one.tenant)) {
            return Answer.of(410, "gone");
        }
        if (needsApproval(one.tenant)) {
            one.confirmed = now;
            one.confirmedBy = number;
            return Answer.of(200, "");
        }
        var answer = enter(one, number, "");
        if (answer.status() == 200) {
            one.confirmed = now;
            one.confirmedBy = number;
        }
        return answer;
    }

    /// @param by who lets in; empty where nobody has to
    private Answer enter(Registered one, int number, String by) {
        boolean there =
                place(one.whom, one.tenant)
                        .filter(place -> !place.enabled || !place.held.isEmpty())
                        .isPresent();
        if (there || isBarred(one.whom)) {
            return Answer.of(409, "conflict");
        }
        one.decided("approved", by);
        if (!homes.containsKey(one.whom)) {
            arrive(one.whom, one.tenant);
        }
        join(one.whom, one.tenant, number, "customer");
        return Answer.of(200, "");
    }

    private Answer decide(int number, String by, boolean approve) {
        if (!linked.contains(number) || registered(number).confirmedBy != number) {
            return Answer.PASSED_OVER;
        }
        var one = registered(number);
        var kept = kept(by, one.tenant, Roles::managePeople);
        if (kept.isPresent()) {
            return kept.get();
        }
        return switch (one.state(now)) {
            case "waiting" -> {
                if (approve) {
                    yield enter(one, number, by);
                }
                one.decided("disapproved", by);
                yield Answer.of(200, "");
            }
            case "expired" -> Answer.of(410, "gone");
            default ->
                    one.isDecided(approve ? "approved" : "disapproved", by)
                            ? Answer.of(200, "")
                            : Answer.of(409, "conflict");
        };
    }

    private Answer bar(Step.Bar bar) {
        var kept = kept(bar.by(), bar.tenant(), Roles::managePeople);
        if (kept.isPresent()) {
            return kept.get();
        }
        var place = place(bar.who(), bar.tenant());
        if (place.isEmpty()) {
            return Answer.of(404, "not-found");
        }
        int own = Roles.rank(in(bar.by(), bar.tenant()).orElseThrow());
        if (own >= Roles.rank(place.get().roles())) {
            return Answer.of(403, "outranked");
        }
        place.get().enabled = bar.enabled();
        boolean home = homes.getOrDefault(bar.who(), -1) == bar.tenant();
        if (home && bar.enabled()) {
            barred.remove(bar.who());
        } else if (home) {
            barred.add(bar.who());
        }
        return Answer.of(200, "");
    }

    static Set<String> with(Set<String> roles, String more) {
        var all = new TreeSet<>(roles);
        all.add(more);
        return all;
    }
}
