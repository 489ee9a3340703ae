package gatehouse.functions.requestchange;

import gatehouse.aws.Administrators;
import gatehouse.aws.Admitted;
import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.domain.AccountId;
import gatehouse.domain.Member;
import gatehouse.domain.Outcome;
import gatehouse.domain.RoleId;
import gatehouse.domain.request.Rules;
import gatehouse.domain.request.Size;
import gatehouse.domain.request.Snapshot;
import gatehouse.domain.request.Wanted;
import gatehouse.domain.request.Wish;
import gatehouse.http.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Wishes of which each is as it must be, and what they come to together.
///
/// @param in who asks
/// @param checking that found nothing wrong
/// @param wishes in their order
record Submission(Admitted in, Checking checking, List<Wish> wishes) {

    /// Why these are too many, if they are: said before anything is read of them, as far as they
    /// can be understood. Whom one of them is about that cannot counts as somebody, too.
    static Optional<String> refuses(List<Asked> asked) {
        var named = asked.stream().flatMap(each -> each.member().stream()).distinct().count();
        var others = asked.stream().filter(each -> each.member().isEmpty()).count();
        return named + others > Size.MOST_PEOPLE
                ? Optional.of("must be about at most %d people".formatted(Size.MOST_PEOPLE))
                : Size.refuses(asked.stream().flatMap(each -> each.read().stream()).toList());
    }

    /// The wishes, or every fault.
    ///
    /// @param asked not too many
    /// @param said with them; empty for nothing
    static Outcome<Submission> of(Form form, List<Asked> asked, String said, Admitted in) {
        var checking = new Checking(in);
        asked.forEach(each -> each.check(checking));
        return form.ifGood(() -> {
            var all = new Submission(in, checking, asked.stream().map(Asked::wish).toList());
            ChangeRequestItems.refuses(all.wanted(), all.warnings(), said)
                    .ifPresent(why -> form.fault("/items", why));
            return form.ifGood(() -> Outcome.done(all));
        });
    }

    /// The wishes, each with what the person is now.
    List<Wanted> wanted() {
        return wishes.stream()
                .map(wish ->
                        new Wanted(
                                wish,
                                wish.member()
                                        .map(who ->
                                                Snapshot.of(
                                                        person(who),
                                                        edition(who),
                                                        wish,
                                                        in.now()))))
                .toList();
    }

    private Member person(AccountId who) {
        return checking.person(who).orElseThrow();
    }

    private long edition(AccountId who) {
        return MemberItems.edition(in.item(Keys.member(in.tenant().id(), who)).orElseThrow());
    }

    /// Duties of one person that should be separate (E9): as many as are kept of a request.
    List<String> warnings() {
        var separate = in.tenant().settings().separateDuties();
        var warnings = new ArrayList<String>();
        for (var wish : wishes) {
            switch (wish) {
                case Wish.Roles roles ->
                        warnings.addAll(
                                rules().warnings(
                                                person(roles.who()).name(),
                                                after(roles),
                                                separate));
                case Wish.Add add ->
                        warnings.addAll(rules().warnings(add.name().full(), add.roles(), separate));
                case Wish.Edit _, Wish.Remove _ -> {
                    // the roles stay, or go
                }
            }
        }
        return Rules.few(warnings);
    }

    /// Whether nobody would administer a tenant that somebody administers (E10). Who would begin to
    /// counts as soon as that is wished: whether the person has come yet is asked when it is done.
    boolean leavesNoAdministrator() {
        var administer = new HashMap<AccountId, Boolean>();
        for (var wish : wishes) {
            switch (wish) {
                case Wish.Roles roles -> {
                    var person = person(roles.who());
                    administer.put(
                            roles.who(),
                            person.enabled() && rules().administers(person, after(roles)));
                }
                case Wish.Remove(var who) -> administer.put(who, false);
                case Wish.Edit _, Wish.Add _ -> {
                    // neither ceases to be one by it, nor has come yet
                }
            }
        }
        var now = in.item(Keys.administrators(in.tenant().id()));
        return Administrators.change(now, in.tenant(), administer).isEmpty();
    }

    private Set<RoleId> after(Wish.Roles roles) {
        return rules().after(rules().held(person(roles.who())), roles.add(), roles.remove());
    }

    private Rules rules() {
        return checking.rules();
    }
}
