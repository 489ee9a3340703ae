package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.Email;
import gatehouse.domain.PersonName;
import gatehouse.domain.RoleId;
import gatehouse.domain.request.ContactField;
import gatehouse.domain.request.Snapshot;
import gatehouse.domain.request.Wanted;
import gatehouse.domain.request.Wish;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The wishes within a change request's item.
final class Wishes {
    private static final String TYPE = "type";
    private static final String MEMBER = "member";
    private static final String SET = "set";
    private static final String BEFORE = "before";

    private Wishes() {}

    static Item write(Wanted wanted) {
        var draft = Draft.map();
        wanted.wish().member().ifPresent(member -> draft.put(MEMBER, member.value()));
        switch (wanted.wish()) {
            case Wish.Edit(_, var set) -> draft.put(TYPE, "edit").put(SET, fields(set));
            case Wish.Roles(_, var add, var remove) ->
                    draft.put(TYPE, "roles")
                            .putTexts("add", ids(add))
                            .putTexts("remove", ids(remove));
            case Wish.Add(var name, var email, var phone, var roles) ->
                    draft.put(TYPE, "add")
                            .put("firstName", name.first())
                            .put("lastName", name.last())
                            .put("email", email.value())
                            .put("phone", phone.orElse(""))
                            .putTexts("roles", ids(roles));
            case Wish.Remove _ -> draft.put(TYPE, "remove");
        }
        wanted.before().ifPresent(before -> draft.put(BEFORE, write(before)));
        return draft.item();
    }

    private static Item write(Snapshot before) {
        return Draft.map()
                .put(Item.VERSION, before.edition())
                .put("values", fields(before.values()))
                .putTexts("roles", ids(before.roles()))
                .item();
    }

    static Wanted read(Item item) {
        return new Wanted(
                wish(item),
                item.has(BEFORE) ? Optional.of(before(item.map(BEFORE))) : Optional.empty());
    }

    private static Wish wish(Item item) {
        return switch (item.text(TYPE)) {
            case "edit" -> new Wish.Edit(member(item), values(item.map(SET)));
            case "roles" -> new Wish.Roles(member(item), roles(item, "add"), roles(item, "remove"));
            case "add" ->
                    new Wish.Add(
                            new PersonName(item.text("firstName"), item.text("lastName")),
                            new Email(item.text("email")),
                            item.findText("phone"),
                            roles(item, "roles"));
            case "remove" -> new Wish.Remove(member(item));
            default -> throw new IllegalStateException("no wish of that type");
        };
    }

    private static Snapshot before(Item item) {
        return new Snapshot(item.version(), values(item.map("values")), roles(item, "roles"));
    }

    private static AccountId member(Item item) {
        return new AccountId(item.text(MEMBER));
    }

    /// As events tell one: what is set field by field, an empty text where it is erased.
    static Item told(Item wish) {
        var told = new TreeMap<>(wish.attributes());
        told.computeIfPresent(
                SET, (_, set) -> AttributeValue.fromM(told(values(new Item(set.m())))));
        return new Item(told);
    }

    private static Map<String, AttributeValue> told(Map<ContactField, String> values) {
        var told = new TreeMap<String, AttributeValue>();
        values.forEach((field, text) -> told.put(field.field(), AttributeValue.fromS(text)));
        return told;
    }

    /// As pairs, since a map's empty texts would be left out.
    private static Item fields(Map<ContactField, String> values) {
        var draft = Draft.map();
        draft.putTexts("names", values.keySet().stream().map(ContactField::field).toList());
        draft.putTexts("texts", values.values());
        return draft.item();
    }

    private static Map<ContactField, String> values(Item map) {
        var names = map.texts("names");
        var texts = map.texts("texts");
        var values = new TreeMap<ContactField, String>();
        for (int i = 0; i < names.size(); i++) {
            values.put(field(names.get(i)), texts.get(i));
        }
        return values;
    }

    private static ContactField field(String name) {
        return Arrays.stream(ContactField.values())
                .filter(field -> field.field().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Collection<RoleId> roles) {
        return roles.stream().map(RoleId::value).toList();
    }

    private static Set<RoleId> roles(Item item, String name) {
        return item.texts(name).stream().map(RoleId::new).collect(Collectors.toSet());
    }
}
