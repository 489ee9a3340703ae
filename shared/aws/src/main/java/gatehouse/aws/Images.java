package gatehouse.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.Change;
import gatehouse.domain.Event;
import gatehouse.domain.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What an event tells of the two images of an item: only attributes of the lists below, so that no
/// secret slips out, and of those only what changed. The lists are golden.
public final class Images {
    private static final String GRANTS = "grants";
    private static final String WISHES = "items";
    private static final Set<String> TENANT =
            Set.of("name", "kind", "managedBy", "modules", "settings");
    private static final Set<String> MEMBER =
            Set.of(
                    "username",
                    "passwordChangedAt",
                    "email",
                    "newEmail",
                    "name",
                    "firstName",
                    "lastName",
                    "home",
                    "enabled",
                    "group",
                    "silent",
                    "muted",
                    "company",
                    "url",
                    "country",
                    "region",
                    "address",
                    "postcode",
                    "city",
                    "phone",
                    "mobile",
                    "externalId",
                    "languages",
                    "preferredLanguage",
                    "softLimit",
                    "hardLimit",
                    "welcome",
                    "avatar",
                    GRANTS);
    private static final Set<String> INVITATION =
            Set.of(
                    "kind",
                    "manager",
                    "email",
                    "firstName",
                    "lastName",
                    "language",
                    "role",
                    "start",
                    "end",
                    "reason",
                    "invitedBy",
                    "createdAt",
                    "state",
                    "linkExpiresAt",
                    "acceptedBy",
                    "acceptedAt",
                    "grant",
                    "brought",
                    "revokedAt",
                    "expiredAt");
    private static final Set<String> REGISTRATION =
            Set.of(
                    "email",
                    "firstName",
                    "lastName",
                    "username",
                    "company",
                    "language",
                    "message",
                    "createdAt",
                    "state",
                    "confirmedAt",
                    "undecidedUntil",
                    "decidedBy",
                    "decidedAt",
                    "account",
                    "expiredAt");
    private static final Set<String> CHANGE_REQUEST =
            Set.of(
                    "number",
                    "state",
                    WISHES,
                    "warnings",
                    "comment",
                    "requestedBy",
                    "createdAt",
                    "decidedBy",
                    "decidedAt",
                    "rejection");

    /// What is wished; what was so before stands in the log of those whom it is about.
    private static final Set<String> WISH =
            Set.of(
                    "type",
                    "member",
                    "set",
                    "add",
                    "remove",
                    "firstName",
                    "lastName",
                    "email",
                    "phone",
                    "roles");

    private static final Set<String> COMMENT = Set.of("by", "side", "text");
    private static final Set<String> GROUP = Set.of("name", "description", "active");
    private static final Set<String> ROLE = Set.of("name", "description", "rank", "permissions");
    private static final Set<String> GRANT =
            Set.of(
                    "id",
                    "role",
                    "start",
                    "end",
                    "reason",
                    "source",
                    "grantedBy",
                    "remindAt",
                    "told");
    private static final Set<String> EXPORT =
            Set.of("sort", "columns", "filter", "createdAt", "state", "rows", "finishedAt");
    private static final Set<String> SESSION = Set.of("startedAt", "byRecoveryCode");
    private static final Map<String, Set<String>> ALLOWED =
            Map.of(
                    "tenant",
                    TENANT,
                    "member",
                    MEMBER,
                    "group",
                    GROUP,
                    "role",
                    ROLE,
                    "invitation",
                    INVITATION,
                    "registration",
                    REGISTRATION,
                    "export",
                    EXPORT);

    private Images() {}

    /// The attributes of items that may be told, by the kind of subject.
    public static Map<String, Set<String>> allowed() {
        var all = new TreeMap<>(ALLOWED);
        all.put("grant", GRANT);
        all.put("session", SESSION);
        all.put("change-request", CHANGE_REQUEST);
        all.put("change-request's item", WISH);
        all.put("change-request's comment", COMMENT);
        return all;
    }

    /// The event that an item's new image carries. One that stands in no log tells nothing of it.
    ///
    /// @param before the old image; empty for a new item; a tombstone is none, nor is what nobody
    ///   was told of
    public static Event event(Change change, Optional<Item> before, Item after) {
        if (!change.type().isAudited()) {
            return new Event(change, "", "");
        }
        var old =
                before.filter(Item::isThere)
                        .filter(item -> isTold(change.subject(), item))
                        .map(item -> view(change.subject(), item))
                        .orElseGet(TreeMap::new);
        var next = view(change.subject(), after);
        boolean whole = change.subject().type().equals("grant");
        return new Event(change, text(old, next, whole), text(next, old, whole));
    }

    private static boolean isTold(Subject subject, Item item) {
        return !subject.type().equals("registration") || !RegistrationItems.isUnconfirmed(item);
    }

    private static Map<String, AttributeValue> view(Subject subject, Item item) {
        return switch (subject.type()) {
            case "grant" -> grant(subject, item);
            case "session" ->
                    only(SESSION, item.map(AccountItems.SESSIONS).map(subject.id()).attributes());
            case "change-request" -> request(item);
            default -> {
                var view = only(ALLOWED.getOrDefault(subject.type(), Set.of()), item.attributes());
                view.computeIfPresent(GRANTS, (_, grants) -> grants(grants));
                yield view;
            }
        };
    }

    /// A member's grants, each as a grant is told.
    private static AttributeValue grants(AttributeValue all) {
        return AttributeValue.fromL(
                all.l().stream()
                        .map(grant -> AttributeValue.fromM(only(GRANT, grant.m())))
                        .toList());
    }

    /// Of a change request, or of a comment on it.
    private static Map<String, AttributeValue> request(Item item) {
        if (Keys.isComment(item.key())) {
            return only(COMMENT, item.attributes());
        }
        var view = only(CHANGE_REQUEST, item.attributes());
        view.computeIfPresent(WISHES, (_, wishes) -> wishes(wishes));
        return view;
    }

    /// What is wished, field by field.
    private static AttributeValue wishes(AttributeValue all) {
        return AttributeValue.fromL(
                all.l().stream()
                        .map(wish -> only(WISH, Wishes.told(new Item(wish.m())).attributes()))
                        .map(AttributeValue::fromM)
                        .toList());
    }

    /// Of a member whose grant it is about: that grant, also where nothing of it changed.
    private static Map<String, AttributeValue> grant(Subject subject, Item member) {
        return member.maps(GRANTS).stream()
                .filter(grant -> grant.text("id").equals(subject.id()))
                .findFirst()
                .map(grant -> only(GRANT, grant.attributes()))
                .orElseGet(TreeMap::new);
    }

    private static Map<String, AttributeValue> only(
            Set<String> names, Map<String, AttributeValue> attributes) {
        var view = new TreeMap<>(attributes);
        view.keySet().retainAll(names);
        return view;
    }

    private static String text(
            Map<String, AttributeValue> one, Map<String, AttributeValue> other, boolean whole) {
        var json = JsonNodeFactory.instance.objectNode();
        one.forEach((name, value) -> {
            if (whole || !value.equals(other.get(name))) {
                json.set(name, json(value));
            }
        });
        return json.isEmpty() ? "" : json.toString();
    }

    private static JsonNode json(AttributeValue value) {
        var nodes = JsonNodeFactory.instance;
        return switch (value.type()) {
            case S -> nodes.textNode(value.s());
            case N -> nodes.numberNode(Long.parseLong(value.n()));
            case BOOL -> nodes.booleanNode(value.bool());
            case L -> {
                var list = nodes.arrayNode();
                value.l().forEach(element -> list.add(json(element)));
                yield list;
            }
            case M -> {
                ObjectNode map = nodes.objectNode();
                new TreeMap<>(value.m()).forEach((name, inner) -> map.set(name, json(inner)));
                yield map;
            }
            default -> throw new IllegalStateException("a type that no item holds");
        };
    }
}
