package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Detail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What may be otherwise with people between a request and its implementation, and what may not
/// (E6).
class MeanwhileIT {
    private static final String CHANGED = "The person has been changed since";

    private final Wishing at = Wishing.fresh();
    private final People people = new People(at.boss());
    private final Person edited = at.person(BuiltInRole.AGENT);
    private final String member = Contacts.id(edited);

    @AfterEach
    void everything_runs_again() {
        House.everythingRuns();
    }

    @Test
    @DisplayName(
            "E6: that a role of somebody began, will end soon and has ended is no conflict with an"
                    + " edit")
    void the_clock() {
        given(edited, Duration.ofDays(2), Duration.ofDays(12));
        var id = at.submitted(Wishing.edit(edited, "city", "Graz"));
        House.SYSTEM.advance(Duration.ofDays(10));
        House.SYSTEM.advance(Duration.ofDays(3));
        for (var type : List.of("grant.started", "grant.ending", "grant.ended")) {
            assertThat(Passwords.entries(at.boss(), type)).as(type).hasSize(1);
        }
        var _ = at.implemented(id);
        assertThat(at.member(edited).profile().detail(Detail.CITY)).contains("Graz");
    }

    @Test
    @DisplayName("E6: that it will end soon is none with other roles either; that it has ended is")
    void the_clock_and_roles() {
        given(edited, Duration.ZERO, Duration.ofDays(8));
        var id = at.submitted(Wishing.roles(edited, List.of("moderator"), List.of()));
        House.SYSTEM.advance(Duration.ofDays(6));
        assertThat(Passwords.entries(at.boss(), "grant.ending")).hasSize(1);
        var _ = at.implemented(id);
        assertThat(at.roles(edited.email())).contains("manager", "moderator");

        var late = at.submitted(Wishing.roles(edited, List.of("content-creator"), List.of()));
        House.SYSTEM.advance(Duration.ofDays(3));
        assertThat(at.implement(late).text()).contains(CHANGED + ": roles");
        assertThat(at.state(late)).isEqualTo("submitted");
    }

    @Test
    @DisplayName("E6: C9: which mails somebody takes is no conflict, by a link or in the settings")
    void switches() {
        var id = at.submitted(Wishing.edit(at.asker(), "city", "Graz"));
        House.SYSTEM.quiet();
        var mail = House.SYSTEM.mails(at.asker().email()).getFirst();
        assertThat(WayOut.post(WayOut.token(mail)).status()).isEqualTo(204);
        WayOut.set(at.asker(), at.tenant().value(), false, List.of("account"));
        var _ = at.implemented(id);
        assertThat(at.member(at.asker()).profile().muted()).hasSize(2);
    }

    @Test
    @DisplayName("E6: D5: a group's new name is no conflict; to be in another one is")
    void group() {
        var group = House.group(at.boss(), "Night shift");
        joins(group);
        var id = at.submitted(Wishing.edit(edited, "city", "Graz"));
        renamed(group);
        assertThat(at.member(edited).group().orElseThrow().name()).isEqualTo("Late shift");
        var _ = at.implemented(id);

        var next = at.submitted(Wishing.edit(edited, "city", "Linz"));
        joins(House.group(at.boss(), "Day shift"));
        assertThat(at.implement(next).text()).contains(CHANGED);
        assertThat(at.state(next)).isEqualTo("submitted");
    }

    @Test
    @DisplayName("E6: F6: housekeeping does not cover up what somebody changed beside it")
    void both() {
        given(edited, Duration.ofDays(2), Duration.ofDays(12));
        var id = at.submitted(Wishing.edit(edited, "city", "Graz"));
        House.SYSTEM.advance(Duration.ofDays(3));
        assertThat(people.edit(member, House.object().put("company", "Braga")).status())
                .isEqualTo(200);
        House.SYSTEM.advance(Duration.ofDays(11));
        assertThat(at.implement(id).text()).contains(CHANGED);
        assertThat(at.member(edited).profile().detail(Detail.CITY)).isEmpty();
    }

    @Test
    @DisplayName(
            "E6: E8: what is asked by somebody who may not any more is not done; both sides see it,"
                    + " and it can be cancelled and asked anew")
    void requester() {
        var other = at.contacts().member(BuiltInRole.CUSTOMER_ADMINISTRATOR);
        var id = at.submitted(Wishing.edit(edited, "city", "Graz"));
        assertThat(mayAsk(id)).isTrue();
        var agent = House.object();
        agent.putArray("roles").add("agent");
        assertThat(people.edit(Contacts.id(at.asker()), agent).status()).isEqualTo(200);

        refused(id);
        var cancelled =
                House.ask("POST", at.path(id) + "/cancel", House.signIn(other), "", Map.of());
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().has("requesterMayAsk")).isFalse();
        var anew = new Wishing(new Contacts(at.boss(), other));
        var _ = anew.implemented(anew.submitted(Wishing.edit(edited, "city", "Graz")));
    }

    @Test
    @DisplayName("E6: B8: nor what is asked by somebody who is barred by now, or gone")
    void requester_gone() {
        var id = at.submitted(Wishing.edit(edited, "city", "Graz"));
        people.disable(at.asker());
        refused(id);
        people.enable(at.asker());
        assertThat(mayAsk(id)).isTrue();
        assertThat(people.delete(Contacts.id(at.asker())).status()).isEqualTo(204);
        refused(id);
        var said =
                House.object()
                        .put("request", id)
                        .put("action", "reject")
                        .put("reason", "Who asked has left the house");
        assertThat(
                        HelpDesk.say(said.deepCopy().put("action", "implement").without("reason"))
                                .status())
                .isEqualTo(409);
        assertThat(HelpDesk.say(said).status()).isEqualTo(200);
    }

    private void refused(String id) {
        var refused = at.implement(id);
        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("may not ask");
        assertThat(at.state(id)).isEqualTo("submitted");
        assertThat(mayAsk(id)).isFalse();
        assertThat(at.member(edited).profile().detail(Detail.CITY)).isEmpty();
    }

    private boolean mayAsk(String id) {
        var shown = House.get(at.path(id), House.signIn(House.ROOT)).json();
        assertThat(shown.path("requesterMayAsk").isBoolean()).isTrue();
        return shown.path("requesterMayAsk").asBoolean();
    }

    private void joins(String group) {
        assertThat(people.edit(member, House.object().put("group", group)).status()).isEqualTo(200);
    }

    private void renamed(String group) {
        var late = House.object().put("name", "Late shift").toString();
        var place = House.home(at.boss(), "/groups/" + group);
        var any = Map.of("If-Match", "*");
        assertThat(House.ask("PATCH", place, House.signIn(at.boss()), late, any).status())
                .isEqualTo(200);
        House.SYSTEM.quiet();
    }

    /// The role `manager` for a while.
    private void given(Person who, Duration from, Duration until) {
        var now = House.SYSTEM.clock().instant();
        var wish = House.object().put("role", "manager").put("reason", "Stands in for a while");
        if (!from.isZero()) {
            wish.put("start", now.plus(from).toString());
        }
        wish.put("end", now.plus(until).toString());
        var path = people.path(Contacts.id(who)) + "/grants";
        var reply = House.post(path, House.signIn(at.boss()), wish);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }
}
