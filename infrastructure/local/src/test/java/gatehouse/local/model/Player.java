package gatehouse.local.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.domain.AccountId;
import gatehouse.domain.TenantId;
import gatehouse.local.job.House;
import gatehouse.local.job.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Plays steps over HTTP, with new people in new tenants.
final class Player implements Side {
    private static final String REASON = "Helping with the yearly report";
    final Troupe troupe = new Troupe();

    /// Ids of invitations and of grants, by the number of the step that made them.
    final Map<Integer, String> invitations = new HashMap<>();

    final Map<Integer, String> grants = new HashMap<>();
    private final Map<Integer, Step.Invite> made = new HashMap<>();

    /// The text of each link that was mailed, by number of invitation and of link.
    private final Map<String, String> links = new HashMap<>();

    private final Map<Integer, Integer> generations = new HashMap<>();

    @Override
    public Answer does(Step step, Instant at) {
        var answer =
                switch (step) {
                    case Step.Invite invite -> invite(invite);
                    case Step.Open(var number, var link) -> open(number, link);
                    case Step.Accept accept -> accept(accept);
                    case Step.Resend(var number, var by) -> resend(number, by);
                    case Step.RevokeInvitation(var number, var by) ->
                            invitations.containsKey(number)
                                    ? answer(House.delete(invitation(number), troupe.token(by)))
                                    : Answer.PASSED_OVER;
                    case Step.RevokeGrant(var number, var by) ->
                            grants.containsKey(number)
                                    ? answer(House.delete(grant(number), troupe.token(by)))
                                    : Answer.PASSED_OVER;
                    case Step.Move move ->
                            grants.containsKey(move.number()) ? move(move, at) : Answer.PASSED_OVER;
                    case Step.Disable(var who) -> {
                        // who never signed in has no token to be refused
                        var _ = troupe.token(who);
                        Disabling.everywhere(troupe.person(who), troupe.account(who));
                        yield Answer.PASSED_OVER;
                    }
                    case Step.DisableGuest(var who, var tenant) -> {
                        Disabling.guest(troupe.account(who), new TenantId(troupe.tenant(tenant)));
                        yield Answer.PASSED_OVER;
                    }
                    case Step.Wait _, Step.WaitFor _ -> {
                        House.SYSTEM.moveTo(at);
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

    private Answer invite(Step.Invite wish) {
        var body = House.object().put("reason", REASON);
        body.put("email", troupe.person(wish.whom()).email());
        put(body, "start", wish.start());
        put(body, "end", wish.end());
        var path = path(wish.tenant(), "/vendor-invitations");
        var reply = House.post(path, troupe.token(wish.by()), body);
        if (reply.status() == 201) {
            invitations.put(wish.number(), reply.json().path("id").asText());
            made.put(wish.number(), wish);
            keepLink(wish.number());
        }
        return answer(reply);
    }

    private static void put(ObjectNode body, String field, @Nullable Duration after) {
        if (after != null) {
            body.put(field, House.SYSTEM.clock().instant().plus(after).toString());
        }
    }

    /// Keeps the link that has just been mailed, if one was.
    private void keepLink(int number) {
        House.SYSTEM.quiet();
        int generation = generations.merge(number, 1, Integer::sum);
        var mails = House.SYSTEM.mails(troupe.person(wish(number).whom()).email());
        if (!mails.isEmpty()) {
            mails.getFirst().links().stream()
                    .filter(link -> link.contains("/accept#"))
                    .map(link -> link.substring(link.indexOf('#') + 1))
                    .filter(token -> !links.containsValue(token))
                    .forEach(token -> links.put(number + "/" + generation, token));
        }
    }

    private Answer open(int number, int link) {
        var token = links.get(number + "/" + link);
        return token == null
                ? Answer.PASSED_OVER
                : answer(
                        House.post(
                                "/v1/invitation-links/open",
                                "",
                                House.object().put("token", token)));
    }

    private Answer accept(Step.Accept accept) {
        var token = links.get(accept.number() + "/" + accept.link());
        if (token == null) {
            return Answer.PASSED_OVER;
        }
        var body = House.object().put("token", token);
        var reply = House.post("/v1/invitation-links/accept", troupe.token(accept.who()), body);
        if (reply.status() == 200) {
            var id = reply.json().path("grant").path("id").asText();
            var before = grants.putIfAbsent(accept.number(), id);
            if (before != null && !before.equals(id)) {
                throw new AssertionError("a second grant of one invitation: " + reply);
            }
        }
        return answer(reply);
    }

    private Answer resend(int number, String by) {
        if (!invitations.containsKey(number)) {
            return Answer.PASSED_OVER;
        }
        var path = invitation(number) + "/resend";
        var reply = House.ask("POST", path, troupe.token(by), "", Map.of());
        if (reply.status() == 200) {
            keepLink(number);
        }
        return answer(reply);
    }

    private Answer move(Step.Move move, Instant end) {
        var body = House.object().put("end", end.toString()).put("reason", REASON);
        var headers =
                switch (move.version()) {
                    case NONE -> Map.<String, String>of();
                    case ANY -> Map.of("If-Match", "*");
                    case CURRENT -> Map.of("If-Match", "\"" + version(move.number()) + "\"");
                    case STALE -> Map.of("If-Match", "\"" + (version(move.number()) - 1) + "\"");
                };
        return answer(
                House.ask(
                        "PATCH",
                        grant(move.number()),
                        troupe.token(move.by()),
                        body.toString(),
                        headers));
    }

    private long version(int number) {
        for (JsonNode grant : troupe.items(wish(number).tenant(), "/grants?limit=100")) {
            if (grant.path("id").asText().equals(grants.get(number))) {
                return grant.path("version").asLong();
            }
        }
        throw new AssertionError("not listed: the grant of #" + number);
    }

    /// The step that made an invitation.
    Step.Invite wish(int number) {
        var wish = made.get(number);
        if (wish == null) {
            throw new AssertionError("never made: #" + number);
        }
        return wish;
    }

    private String invitation(int number) {
        return path(wish(number).tenant(), "/invitations/" + invitations.get(number));
    }

    private String grant(int number) {
        AccountId member = troupe.account(wish(number).whom());
        return path(wish(number).tenant(), "/members/" + member + "/grants/" + grants.get(number));
    }

    private String path(int tenant, String more) {
        return "/v1/tenants/" + troupe.tenant(tenant) + more;
    }

    private static Answer answer(Reply reply) {
        return new Answer(reply.status(), reply.problem(), new TreeSet<>(reply.pointers()));
    }
}
