package gatehouse.functions.access;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.AccountId;
import gatehouse.domain.Belonging;
import gatehouse.domain.Matter;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.TenantId;
import gatehouse.http.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// May the subject do that with the resource? As AuthZEN writes it, whatever it is about.
///
/// @param action its name
/// @param tenant the resource's property: where it is asked; empty if it has none
/// @param owner the resource's property: whose it is; empty if it has none
/// @see <a href="https://openid.net/specs/authorization-api-1_0.html">Authorization API 1.0</a>
record Question(
        Entity subject,
        String action,
        Entity resource,
        Optional<String> tenant,
        Optional<String> owner) {
    private static final String USER = "user";
    private static final String TENANT = "tenant";
    private static final String RULE = "must be a text";

    /// A subject or a resource: its id means something within its type.
    record Entity(String type, String id) {}

    /// Reads one; what is missing or of another type than it must be is a fault.
    static Outcome<Question> read(Form form) {
        form.lenient();
        var subject = form.within("subject").lenient();
        var action = form.within("action").lenient();
        var resource = form.within("resource").lenient();
        var who = entity(subject);
        var what = entity(resource);
        var name = action.required("name", Optional::of, RULE);
        var _ = subject.free("properties");
        var _ = action.free("properties");
        var _ = form.free("context");
        var known = resource.free("properties");
        return form.ifGood(() ->
                Outcome.done(
                        new Question(
                                who.orElseThrow(),
                                name.orElseThrow(),
                                what.orElseThrow(),
                                known.flatMap(all -> text(all, "tenant")),
                                known.flatMap(all -> text(all, "owner")))));
    }

    private static Optional<Entity> entity(Form form) {
        var type = form.required("type", Optional::of, RULE);
        var id = form.required("id", Optional::of, RULE);
        return type.flatMap(kind -> id.map(name -> new Entity(kind, name)));
    }

    /// Properties are the asker's own: one that is not as ours are counts as absent.
    private static Optional<String> text(JsonNode properties, String name) {
        return Optional.of(properties.path(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue);
    }

    /// What it is about, and in which tenant it is asked.
    ///
    /// @param tenant as it was written
    record Asked(String tenant, Matter matter) {}

    /// What it is about; else the word that says what we do not know. A well-formed question about
    /// something unheard of is answered no.
    Understood understood() {
        if (!subject.type().equals(USER)) {
            return new Unknown("unknown-subject");
        }
        return resource.type().equals(TENANT)
                ? right()
                : Belonging.parse(resource.type())
                        .map(this::thing)
                        .orElseGet(() -> new Unknown("unknown-resource"));
    }

    /// How far a question is understood.
    sealed interface Understood {}

    record Known(Asked asked) implements Understood {}

    record Unknown(String why) implements Understood {}

    /// A tenant belongs to itself.
    private Understood right() {
        var asked = tenant.orElse(resource.id());
        if (!asked.equals(resource.id())) {
            return new Unknown("other-company");
        }
        return Permission.parse(action)
                .<Understood>map(what -> new Known(new Asked(asked, new Matter.Right(what))))
                .orElseGet(() -> new Unknown("unknown-action"));
    }

    private Understood thing(Belonging kind) {
        if (!Belonging.isAction(action)) {
            return new Unknown("unknown-action");
        }
        if (tenant.isEmpty()) {
            return new Unknown("no-tenant");
        }
        return owner.<Understood>map(
                        whose -> new Known(new Asked(tenant.get(), new Matter.Thing(kind, whose))))
                .orElseGet(() -> new Unknown("no-owner"));
    }

    /// Where what it takes to answer stands.
    List<Key> places(AccountId caller) {
        var keys = new ArrayList<Key>();
        if (understood() instanceof Known(var asked)) {
            TenantId.parse(asked.tenant())
                    .ifPresent(where -> {
                        keys.add(Keys.tenant(where));
                        keys.add(Keys.member(where, caller));
                        AccountId.parse(subject.id())
                                .ifPresent(who -> {
                                    keys.add(Keys.account(who));
                                    keys.add(Keys.member(where, who));
                                });
                    });
        }
        return keys;
    }
}
