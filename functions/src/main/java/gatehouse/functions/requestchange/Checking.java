package gatehouse.functions.requestchange;

import gatehouse.aws.Admitted;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.domain.AccountId;
import gatehouse.domain.Email;
import gatehouse.domain.Member;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantId;
import gatehouse.domain.request.Rules;
import gatehouse.http.Form;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Looks at all items of a request together (E3): what is wrong with one is a fault of its form.
final class Checking {
    private final Admitted in;
    private final Rules rules;
    private final Map<AccountId, Set<Asked.Type>> about = new HashMap<>();
    private final Set<Email> addresses = new HashSet<>();

    /// @param in who asks, having read [#places(String, List)]
    Checking(Admitted in) {
        this.in = in;
        this.rules = new Rules(in.tenant().roles(), in.access().rank(), in.now());
    }

    /// What is to be read: the people, and whether the addresses are taken.
    static List<Key> places(String tenant, List<Asked> all) {
        return TenantId.parse(tenant).stream()
                .flatMap(where ->
                        all.stream()
                                .flatMap(each ->
                                        Stream.concat(
                                                each
                                                        .member()
                                                        .map(who -> Keys.member(where, who))
                                                        .stream(),
                                                each.address().map(Keys::email).stream())))
                .distinct()
                .toList();
    }

    Rules rules() {
        return rules;
    }

    /// The person an item is about, if it can be about that one.
    Optional<Member> contact(Form form, Optional<AccountId> who, Asked.Type type) {
        if (who.isEmpty()) {
            return Optional.empty();
        }
        var person = person(who.get());
        person.map(member -> rules.reaches(member) ? "" : "is of a higher rank than yours")
                .or(() -> Optional.of(Asked.NO_CONTACT))
                .filter(fault -> !fault.isEmpty())
                .ifPresent(fault -> form.fault("/member", fault));
        var others = about.computeIfAbsent(who.get(), _ -> EnumSet.noneOf(Asked.Type.class));
        if (others.contains(type)) {
            form.fault("/member", "has an item of this type already");
        } else if (others.contains(Asked.Type.REMOVE)
                || (type == Asked.Type.REMOVE && !others.isEmpty())) {
            form.fault("/member", "has another item already: nobody is changed and removed");
        }
        others.add(type);
        return person;
    }

    /// Somebody at home here; a guest is the home tenant's matter.
    Optional<Member> person(AccountId who) {
        return in.item(Keys.member(in.tenant().id(), who))
                .map(MemberItems::read)
                .filter(member -> !member.isGuest());
    }

    /// Whether an address can become somebody's.
    void address(Form form, String pointer, Email email) {
        if (in.item(Keys.email(email)).isPresent()) {
            form.fault(pointer, "belongs to somebody else");
        } else if (!addresses.add(email)) {
            form.fault(pointer, "stands in another item already");
        }
    }

    /// What is wrong with roles, each in its place.
    void roles(
            Form form,
            String pointer,
            List<Optional<RoleId>> roles,
            Function<RoleId, Optional<String>> refuses) {
        var seen = new HashSet<RoleId>();
        for (int i = 0; i < roles.size(); i++) {
            var place = pointer + i;
            roles.get(i)
                    .flatMap(role ->
                            seen.add(role)
                                    ? refuses.apply(role)
                                    : Optional.of("stands there already"))
                    .ifPresent(why -> form.fault(place, why));
        }
    }
}
