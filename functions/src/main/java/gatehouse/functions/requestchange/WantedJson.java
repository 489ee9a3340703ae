package gatehouse.functions.requestchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.Item;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.domain.Member;
import gatehouse.domain.RoleId;
import gatehouse.domain.Tenant;
import gatehouse.domain.request.ContactField;
import gatehouse.domain.request.Snapshot;
import gatehouse.domain.request.Wanted;
import gatehouse.domain.request.Wish;
import gatehouse.http.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// What is wished, beside what is (E4).
///
/// @param tenant whose contacts it is about
/// @param read the people as they are, and whether the addresses are taken
/// @param now when that was so
record WantedJson(Tenant tenant, Map<Key, Item> read, Instant now) {
    private static final String ROLES = "roles";
    private static final List<ContactField> WHO =
            List.of(ContactField.FIRST_NAME, ContactField.LAST_NAME, ContactField.EMAIL);

    WantedJson {
        read = Map.copyOf(read);
    }

    /// Somebody, as far as a wish is concerned.
    ///
    /// @param values empty text where nothing is known
    private record Seen(String name, Function<ContactField, String> values, Set<RoleId> roles) {
        static Seen of(Member member, Instant now) {
            return new Seen(member.name(), field -> field.of(member), member.grants().rolesAt(now));
        }

        static Seen of(Snapshot before) {
            Function<ContactField, String> values =
                    field -> before.values().getOrDefault(field, "");
            var name =
                    values.apply(ContactField.FIRST_NAME)
                            + " "
                            + values.apply(ContactField.LAST_NAME);
            return new Seen(name, values, before.roles());
        }
    }

    /// Of a request that is open: what is, is as it is now.
    ObjectNode open(Wanted wanted) {
        var person =
                wanted.wish()
                        .member()
                        .map(who -> Keys.member(tenant.id(), who))
                        .flatMap(key -> Optional.ofNullable(read.get(key)))
                        .map(MemberItems::read);
        var json =
                json(
                        wanted.wish(),
                        person.map(member -> Seen.of(member, now))
                                .or(() -> wanted.before().map(Seen::of)));
        boolean gone = wanted.before().isPresent() && person.isEmpty();
        if (gone) {
            json.putNull("current");
        }
        var moved = json.putArray("moved");
        var names =
                gone
                        ? List.of("member")
                        : moved(
                                wanted.wish(),
                                person.flatMap(member ->
                                                wanted.before()
                                                        .map(before -> before.moved(member, now)))
                                        .orElse(List.of()));
        names.forEach(moved::add);
        return json;
    }

    /// Of a request that is decided: what is, is as it was when the request was submitted.
    ObjectNode closed(Wanted wanted) {
        var json = json(wanted.wish(), wanted.before().map(Seen::of));
        json.putArray("moved");
        return json;
    }

    private ObjectNode json(Wish wish, Optional<Seen> person) {
        return switch (wish) {
            case Wish.Edit(var who, var set) -> {
                var json = about("edit", who.value(), person.orElseThrow());
                put(json.putObject("current"), set.keySet(), person.orElseThrow().values());
                var wished = json.putObject("requested");
                set.forEach((field, text) -> put(wished, field, text));
                yield json;
            }
            case Wish.Roles(var who, var add, var remove) -> {
                var json = about("roles", who.value(), person.orElseThrow());
                var held = person.orElseThrow().roles();
                put(json.putObject("current"), tenant.roles().known(held));
                var after = new TreeSet<>(tenant.roles().known(held));
                after.addAll(add);
                after.removeAll(remove);
                put(json.putObject("requested"), after);
                yield json;
            }
            case Wish.Add(var name, var email, var phone, var roles) -> {
                var json = Json.object().put("type", "add").putNull("member").putNull("current");
                var wished = json.putObject("requested");
                wished.put("firstName", name.first())
                        .put("lastName", name.last())
                        .put("email", email.value())
                        .put("phone", phone.orElse(null));
                put(wished, roles);
                yield json;
            }
            case Wish.Remove(var who) -> {
                var json = about("remove", who.value(), person.orElseThrow());
                var is = json.putObject("current");
                put(is, WHO, person.orElseThrow().values());
                put(is, tenant.roles().known(person.orElseThrow().roles()));
                yield json.putNull("requested");
            }
        };
    }

    private static ObjectNode about(String type, String id, Seen person) {
        var json = Json.object().put("type", type);
        json.putObject("member").put("id", id).put("name", person.name());
        return json;
    }

    /// What of that which is wished is not as it was any more.
    ///
    /// @param person what is not of the person at all
    private List<String> moved(Wish wish, List<String> person) {
        return switch (wish) {
            case Wish.Edit edit -> {
                var fields = edit.set().keySet().stream().map(ContactField::field).toList();
                var moved = new LinkedHashSet<>(person);
                moved.retainAll(fields);
                if (isTaken(edit)) {
                    moved.add(ContactField.EMAIL.field());
                }
                yield List.copyOf(moved);
            }
            case Wish.Roles(_, var add, _) ->
                    person.contains(ROLES) || lacks(add) ? List.of(ROLES) : List.of();
            case Wish.Add(_, var email, _, var roles) -> {
                var moved = new ArrayList<String>();
                if (read.containsKey(Keys.email(email))) {
                    moved.add(ContactField.EMAIL.field());
                }
                if (lacks(roles)) {
                    moved.add(ROLES);
                }
                yield moved;
            }
            case Wish.Remove _ -> person;
        };
    }

    /// Whether somebody else has the address that somebody is to have.
    private boolean isTaken(Wish.Edit wish) {
        return wish.address()
                .flatMap(email -> Optional.ofNullable(read.get(Keys.email(email))))
                .filter(claim -> !AccountItems.claimant(claim).equals(wish.who()))
                .isPresent();
    }

    /// Whether a role that is wished for is gone.
    private boolean lacks(Set<RoleId> wished) {
        return !tenant.roles().known(wished).containsAll(wished);
    }

    private static void put(
            ObjectNode json, Iterable<ContactField> fields, Function<ContactField, String> values) {
        fields.forEach(field -> put(json, field, values.apply(field)));
    }

    private static void put(ObjectNode json, ContactField field, String text) {
        json.put(field.field(), text.isEmpty() ? null : text);
    }

    /// Those that there are from the highest, and then what is gone.
    private void put(ObjectNode json, Set<RoleId> roles) {
        var array = json.putArray(ROLES);
        tenant.roles().inOrder(roles).forEach(role -> array.add(role.value()));
        roles.stream()
                .filter(role -> tenant.roles().find(role).isEmpty())
                .sorted()
                .forEach(role -> array.add(role.value()));
    }
}
