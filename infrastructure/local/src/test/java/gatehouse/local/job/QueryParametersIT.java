package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.contract.ContractCheck;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Every verb, asked with a parameter that there is not, tells which there are.
@DisplayNameGeneration(ReplaceUnderscores.class)
class QueryParametersIT {
    private static final String ODD = "no-such-parameter";

    /// What is not as its specification has it is 400 there.
    private static final String AUTHZEN = "/access/v1/";

    private static final String THERE_ARE = "; these are: ";

    private final Person manager = House.customer();
    private final Around around = Around.of(manager);
    private final String token = House.signIn(manager);

    /// At home here, where the sessions of a guest are not there to be found.
    private final String colleague = colleague();

    private String colleague() {
        var person = House.member(new TenantId(manager.tenant()), BuiltInRole.MEMBER);
        return House.get("/v1/me", House.signIn(person)).json().at("/account/id").asText();
    }

    @Test
    void every_route_takes_the_parameters_of_the_contract_and_no_others() {
        var path = paths();
        var taken = new TreeMap<String, Set<String>>();
        for (var route : ContractCheck.queries().keySet()) {
            taken.put(route, taken(route, path));
        }

        assertThat(taken).isEqualTo(ContractCheck.queries());
        assertThat(taken.values()).filteredOn(names -> !names.isEmpty()).hasSizeGreaterThan(8);
    }

    /// Values for the variables of paths: things that are there, so that no verb stops before it
    /// has looked at what was sent.
    private Map<String, String> paths() {
        var guest = House.staff();
        House.invite(manager, guest);
        var grant = House.accept(guest).path("id").asText();
        var pending = House.invite(manager, House.staff()).path("id").asText();
        var member = "";
        for (var held : House.get(House.home(manager, "/grants"), token).json().path("items")) {
            if (held.path("id").asText().equals(grant)) {
                member = held.path("member").path("id").asText();
            }
        }
        var sessions = House.get("/v1/me/sessions", token).json().path("items");
        var export = House.post(House.home(manager, "/exports"), token, House.object()).json();
        return Map.ofEntries(
                Map.entry("{export}", export.path("id").asText()),
                Map.entry("{session}", sessions.path(0).path("id").asText()),
                Map.entry("{tenant}", manager.tenant()),
                Map.entry("{module}", "customer-login"),
                Map.entry("{invitation}", pending),
                Map.entry("{member}", member),
                Map.entry("{grant}", grant),
                Map.entry("{group}", "domain"),
                Map.entry("{role}", "agent"),
                Map.entry("{type}", "not-found"),
                Map.entry("{token}", unsubscribeToken()));
    }

    /// Of the mail that says that an invitation was accepted.
    private String unsubscribeToken() {
        House.SYSTEM.quiet();
        return WayOut.token(House.SYSTEM.mails(manager.email()).getFirst());
    }

    private static Map<String, String> headers(String target, String body) {
        return target.equals(HelpDesk.WEBHOOK)
                ? HelpDesk.sealed(HelpDesk.newId(), House.SYSTEM.clock().instant(), body)
                : Map.of("If-Match", "*");
    }

    /// What a route says that it takes. Pages for everybody look at no query.
    private Set<String> taken(String route, Map<String, String> path) {
        var method = route.substring(0, route.indexOf(' '));
        var target = around.in(route.substring(route.indexOf(' ') + 1));
        if (!target.contains("{grant}")) {
            target = target.replace("{member}", colleague);
        }
        for (var variable : path.entrySet()) {
            target = target.replace(variable.getKey(), variable.getValue());
        }
        boolean takesBody =
                Set.of("POST", "PATCH", "PUT").contains(method) || target.equals("/v1/me/totp");
        var body = takesBody ? "{}" : "";
        boolean vendors = target.equals("/v1/tenants") || target.contains("/modules/");
        var who = vendors ? House.ROOT : around.who(target, manager);
        var reply =
                House.ask(
                        method,
                        target + "?" + ODD + "=1",
                        House.signIn(who),
                        body,
                        headers(target, body));
        if (reply.status() == 200) {
            assertThat(target).doesNotStartWith("/v1/");
            return Set.of();
        }
        assertThat(reply.status()).as(route).isEqualTo(target.startsWith(AUTHZEN) ? 400 : 422);
        assertThat(reply.pointers()).as(route).contains("?" + ODD);
        var names = new TreeSet<String>();
        for (var error : reply.json().path("errors")) {
            var detail = error.path("detail").asText();
            int list = detail.indexOf(THERE_ARE);
            if (error.path("pointer").asText().equals("?" + ODD) && list >= 0) {
                names.addAll(Set.of(detail.substring(list + THERE_ARE.length()).split(", ", -1)));
            }
        }
        return names;
    }
}
