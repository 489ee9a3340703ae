package gatehouse.local.model.customers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.job.House;
import gatehouse.local.job.Reply;
import gatehouse.local.model.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Plays steps over HTTP, with new people in new tenants.
final class Player implements Side, AutoCloseable {
    final Troupe troupe = new Troupe();

    /// What was made by a step, by its number.
    final Map<Integer, Step.Offer> offers = new HashMap<>();

    final Map<Integer, Step.Register> registered = new HashMap<>();

    /// Ids of invitations, by the number of the step that made them.
    final Map<Integer, String> ids = new HashMap<>();

    /// Ids of registrations, by the number of the step whose link was followed. One may be an
    /// invitation's too, or another tenant's registration's.
    private final Map<Integer, String> confirmed = new HashMap<>();

    /// The tokens mailed for each of them, oldest first.
    private final Map<Integer, List<String>> links = new HashMap<>();

    private final Set<String> seen = new HashSet<>();

    @Override
    public Answer does(Step step) {
        var answer =
                switch (step) {
                    case Step.Switch(var by, var on) -> switched(by, on);
                    case Step.Offer offer -> offer(offer);
                    case Step.Take(var number, var older) -> take(number, older);
                    case Step.Resend(var number, var by) -> resend(number, by);
                    case Step.Withdraw(var number, var by) ->
                            ids.containsKey(number)
                                    ? answer(House.delete(invitation(number), troupe.token(by)))
                                    : Answer.PASSED_OVER;
                    case Step.Release(var by) ->
                            answer(
                                    House.post(
                                            customer(Cast.CUSTOMER, "/independence"),
                                            troupe.token(by),
                                            House.object()));
                    case Step.Join join -> join(join);
                    case Step.Register wish -> register(wish);
                    case Step.Confirm(var number) -> confirm(number);
                    case Step.Decide(var number, var by, var approve) ->
                            decide(number, by, approve);
                    case Step.Bar bar -> bar(bar);
                    case Step.Wait(var time) -> {
                        House.SYSTEM.moveTo(House.SYSTEM.clock().instant().plus(time));
                        yield Answer.PASSED_OVER;
                    }
                };
        House.SYSTEM.quiet();
        return answer;
    }

    @Override
    public String sees(Question question) {
        return new Sight(this).of(question);
    }

    private Answer switched(String by, boolean on) {
        var path = tenant(Cast.MANAGING, "/modules/customer-login");
        var body = House.object().put("enabled", on);
        return answer(House.ask("PUT", path, troupe.token(by), body.toString(), Map.of()));
    }

    private Answer offer(Step.Offer wish) {
        var body =
                House.object()
                        .put("firstName", "Person")
                        .put("lastName", wish.whom())
                        .put("email", troupe.email(wish.whom()))
                        .put("language", "en")
                        .put("role", wish.role());
        var path = customer(wish.customer(), "/invitations");
        var reply = House.post(path, troupe.token(wish.by()), body);
        if (reply.status() == 201) {
            offers.put(wish.number(), wish);
            ids.put(wish.number(), reply.json().path("id").asText());
            keepLink(wish.number(), wish.whom(), "/accept#");
        }
        return answer(reply);
    }

    private Answer resend(int number, String by) {
        if (!ids.containsKey(number)) {
            return Answer.PASSED_OVER;
        }
        var reply =
                House.ask("POST", invitation(number) + "/resend", troupe.token(by), "", Map.of());
        if (reply.status() == 200) {
            keepLink(number, wish(number).whom(), "/accept#");
        }
        return answer(reply);
    }

    private Answer take(int number, int older) {
        var sent = links.getOrDefault(number, List.of());
        if (sent.size() <= older) {
            return Answer.PASSED_OVER;
        }
        var whom = wish(number).whom();
        var body = House.object().put("token", sent.get(sent.size() - 1 - older));
        var offered = House.post("/v1/invitation-links/open", "", body);
        boolean anew = offered.json().path("needs").asText().equals("account");
        var password = troupe.newPassword();
        if (anew) {
            body.put("password", password);
        }
        var reply = House.post("/v1/invitation-links/accept", anew ? "" : troupe.token(whom), body);
        if (anew && reply.status() < 300) {
            troupe.arrived(whom, troupe.email(whom), password);
        }
        return answer(reply);
    }

    private Answer join(Step.Join wish) {
        var path = tenant(wish.tenant(), "");
        var token = troupe.token(wish.by());
        var body = House.object();
        body.putObject("settings")
                .put("joinEnabled", wish.on())
                .put("registrationNeedsApproval", wish.approval());
        return answer(House.ask("PATCH", path, token, body.toString(), Map.of("If-Match", "*")));
    }

    private Answer register(Step.Register wish) {
        var body =
                House.object()
                        .put("email", troupe.email(wish.whom()))
                        .put("firstName", "Person")
                        .put("lastName", wish.whom());
        var reply = House.post(tenant(wish.tenant(), "/registrations"), "", body);
        if (reply.status() == 202) {
            registered.put(wish.number(), wish);
            keepLink(wish.number(), wish.whom(), "/join/");
        }
        return answer(reply);
    }

    private Answer confirm(int number) {
        var sent = links.getOrDefault(number, List.of());
        if (sent.isEmpty()) {
            return Answer.PASSED_OVER;
        }
        var body = House.object().put("token", sent.getLast());
        var reply = House.post("/v1/registration-links/confirm", "", body);
        activate(registrant(number));
        if (reply.status() == 200 && !confirmed.containsKey(number)) {
            confirmed.put(number, newRegistration(number));
        }
        return answer(reply);
    }

    private Answer decide(int number, String by, boolean approve) {
        var id = confirmed.get(number);
        if (id == null) {
            return Answer.PASSED_OVER;
        }
        int tenant = registration(number).tenant();
        var body = House.object();
        body.putArray("ids").add(id);
        var path = tenant(tenant, "/registrations/" + (approve ? "approve" : "disapprove"));
        var reply = House.post(path, troupe.token(by), body);
        activate(registrant(number));
        var result = reply.json().path("results").path(0);
        return reply.status() == 200
                ? new Answer(
                        result.path("status").asInt(),
                        type(result.path("problem")),
                        new TreeSet<>())
                : answer(reply);
    }

    /// What a link has just brought into the list.
    private String newRegistration(int number) {
        var wish = registration(number);
        House.SYSTEM.quiet();
        return new Sight(this)
                .registrations(wish.tenant()).stream()
                        .filter(one -> called(one).equals(wish.whom()))
                        .map(one -> one.path("id").asText())
                        .filter(id -> isNew(id, wish.tenant()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("not in the list: " + wish));
    }

    private boolean isNew(String id, int tenant) {
        return confirmed.entrySet().stream()
                .filter(one -> registration(one.getKey()).tenant() == tenant)
                .noneMatch(one -> one.getValue().equals(id));
    }

    private String called(JsonNode one) {
        return troupe.called(one.path("email").asText());
    }

    /// Whoever has been given an account follows the link to it.
    private void activate(String who) {
        fresh(who, "/activate#")
                .ifPresent(token -> {
                    var password = troupe.newPassword();
                    var body = House.object().put("token", token).put("password", password);
                    var reply = House.post("/v1/activations/complete", "", body);
                    if (reply.status() >= 300) {
                        throw new AssertionError("cannot activate: " + reply);
                    }
                    troupe.arrived(who, troupe.email(who), password);
                });
    }

    private Answer bar(Step.Bar bar) {
        var path =
                tenant(bar.tenant(), "/members/")
                        + troupe.account(bar.who())
                        + (bar.enabled() ? "/enable" : "/disable");
        ObjectNode body = House.object();
        var answer = answer(House.post(path, troupe.token(bar.by()), body));
        if (bar.enabled()) {
            troupe.letIn(bar.who());
        }
        return answer;
    }

    private void keepLink(int number, String whom, String kind) {
        fresh(whom, kind)
                .ifPresent(
                        token -> links.computeIfAbsent(number, _ -> new ArrayList<>()).add(token));
    }

    /// The token of the newest mail of a kind, unless it was read before.
    private Optional<String> fresh(String whom, String kind) {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(troupe.email(whom)).stream()
                .flatMap(mail -> mail.links().stream())
                .filter(link -> link.contains(kind) && link.contains("#"))
                .map(link -> link.substring(link.indexOf('#') + 1))
                .findFirst()
                .filter(seen::add);
    }

    /// The step that made an offer.
    Step.Offer wish(int number) {
        return Optional.ofNullable(offers.get(number)).orElseThrow();
    }

    private Step.Register registration(int number) {
        return Optional.ofNullable(registered.get(number)).orElseThrow();
    }

    private String registrant(int number) {
        return registration(number).whom();
    }

    private String invitation(int number) {
        return customer(wish(number).customer(), "/invitations/" + ids.get(number));
    }

    String customer(int which, String more) {
        return tenant(Cast.MANAGING, "/customers/" + troupe.tenant(which) + more);
    }

    String tenant(int which, String more) {
        return "/v1/tenants/" + troupe.tenant(which) + more;
    }

    private static String type(JsonNode problem) {
        var type = problem.path("type").asText();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static Answer answer(Reply reply) {
        return new Answer(reply.status(), reply.problem(), new TreeSet<>(reply.pointers()));
    }

    /// Nothing is left that would still fall due: every later history would wait for it.
    @Override
    public void close() {
        troupe.leave();
    }
}
