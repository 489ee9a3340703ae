package gatehouse.local.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Keys;
import gatehouse.aws.Updating;
import gatehouse.domain.TenantId;

/// What the tests of temporary passwords do in the name of a tenant's administrator.
record Temporary(People people) {
    static final String CREDENTIALS = "/v1/me/credentials";
    static final String REQUIRED = "password-change-required";

    /// What is handed over.
    static final String LENT = "seven blue herons wade";

    /// Of a new tenant that has opted in.
    static Temporary of(Person boss) {
        optIn(boss.tenant(), true);
        return new Temporary(new People(boss));
    }

    /// As a tenant's settings do it.
    static void optIn(String tenant, boolean in) {
        var place = Keys.tenant(new TenantId(tenant));
        var path = "settings.temporaryPasswords";
        var _ = House.table().commit(Updating.of(place).set(path, in).write());
    }

    static ObjectNode wish() {
        return House.object().put("password", LENT);
    }

    String path(Person person) {
        return people.path(House.account(person.email()).value()) + "/credentials";
    }

    Reply set(Person person, JsonNode wish) {
        return House.post(path(person), House.signIn(people.boss()), wish);
    }

    /// Sets it for somebody.
    void lend(Person person) {
        lend(person, LENT);
    }

    void lend(Person person, String password) {
        var reply = set(person, House.object().put("password", password));
        if (reply.status() != 200) {
            throw new AssertionError(reply);
        }
    }

    /// Signs in with it: the access token of a session that is good for nothing else yet.
    static String token(Person person) {
        return Authenticator.token(Passwords.signIn(person.email(), LENT));
    }

    /// Sets another password in such a session.
    static Reply change(String token, String current, String next) {
        var wish = House.object().put("currentPassword", current).put("password", next);
        return House.post(CREDENTIALS, token, wish);
    }
}
