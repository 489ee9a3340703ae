package gatehouse.functions.requestchange;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.domain.AccountId;
import gatehouse.domain.Author;
import gatehouse.domain.Email;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.Username;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Current;
import gatehouse.domain.request.Wish;
import gatehouse.functions.Leaving;
import gatehouse.functions.Resident;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everybody whom a request would change, as they were read, and whether what it wishes for is
/// taken.
///
/// @param read what stands at [#places]
record Affected(Tenant tenant, ChangeRequest.Terms terms, Map<Key, Item> read, Instant now) {

    /// What is to be read: one request's worth, since a request is of such a size (E2).
    static Set<Key> places(ChangeRequest.Terms terms) {
        var tenant = terms.id().tenant();
        var places = new LinkedHashSet<Key>();
        places.add(Keys.administrators(tenant));
        terms.wanted().forEach(wanted -> places.addAll(places(wanted.wish(), tenant)));
        return places;
    }

    private static List<Key> places(Wish wish, TenantId tenant) {
        return switch (wish) {
            case Wish.Edit edit ->
                    Stream.concat(
                                    person(edit.who(), tenant),
                                    edit.address().map(Keys::email).stream())
                            .toList();
            case Wish.Roles roles -> person(roles.who(), tenant).toList();
            case Wish.Remove(var who) ->
                    Stream.concat(person(who, tenant), Stream.of(Keys.more(tenant, who))).toList();
            case Wish.Add add ->
                    Stream.concat(
                                    Stream.of(Keys.email(add.email())),
                                    Username.parse(add.email().value())
                                            .map(Keys::username)
                                            .stream())
                            .toList();
        };
    }

    private static Stream<Key> person(AccountId who, TenantId tenant) {
        return Stream.of(Keys.member(tenant, who), Keys.account(who));
    }

    /// Somebody at home there, who is still.
    Optional<Resident> resident(AccountId who) {
        return item(Keys.member(tenant.id(), who))
                .flatMap(item ->
                        item(Keys.account(who))
                                .map(login ->
                                        new Resident(
                                                tenant, item, MemberItems.read(item), login, now)))
                .filter(person -> !person.member().isGuest());
    }

    /// All of those who are named, and still there.
    Map<AccountId, Current> people() {
        var people = new HashMap<AccountId, Current>();
        terms.wanted().stream()
                .flatMap(wanted -> wanted.wish().member().stream())
                .flatMap(who -> resident(who).stream())
                .forEach(person ->
                        people.put(
                                person.member().account(),
                                new Current(
                                        person.member(),
                                        person.account(),
                                        MemberItems.edition(person.item()))));
        return people;
    }

    /// Addresses that are wished for and belong to somebody.
    Set<Email> taken() {
        return terms.wanted().stream()
                .flatMap(wanted -> wanted.wish().address().stream())
                .filter(address -> item(Keys.email(address)).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether somebody new is who acts: by the address, which is theirs.
    boolean adds(Author by) {
        return terms.wanted().stream()
                .flatMap(wanted ->
                        wanted.wish() instanceof Wish.Add add ? Stream.of(add) : Stream.empty())
                .flatMap(add -> item(Keys.email(add.email())).stream())
                .anyMatch(claim -> AccountItems.claimant(claim).value().equals(by.account()));
    }

    boolean isFree(Username name) {
        return item(Keys.username(name)).isEmpty();
    }

    Optional<Item> administrators() {
        return item(Keys.administrators(tenant.id()));
    }

    /// Somebody who is to go, with what goes as well.
    Leaving leaving(Resident who) {
        return new Leaving(
                who.member(), who.login(), item(Keys.more(tenant.id(), who.member().account())));
    }

    private Optional<Item> item(Key key) {
        return Optional.ofNullable(read.get(key));
    }
}
