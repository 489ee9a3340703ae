package gatehouse.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.aws.Key;
import gatehouse.aws.MailTag;
import gatehouse.domain.EventId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The judge bites: each break of a world in order is found.
@DisplayNameGeneration(ReplaceUnderscores.class)
class JudgeTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern EVENT = Pattern.compile("\\be[abc]\\b");
    private static final JsonNode INVITED = mail("ea", "sam");
    private static final JsonNode ACCEPTED = mail("eb", "ana");

    private final List<JsonNode> table =
            new ArrayList<>(
                    List.of(
                            json("{'pk':'T#acme#AUDIT','sk':'HEAD','sequence':2}"),
                            entry(1, "ea", "invitation.created", "r1"),
                            entry(2, "eb", "invitation.accepted", "r2"),
                            json("{'pk':'T#acme','sk':'MAIL#ea#1','state':'sent'}"),
                            json("{'pk':'T#acme','sk':'MAIL#eb#2','state':'sent'}"),
                            json(
                                    "{'pk':'T#acme','sk':'I#h#000001','id':'h.1','state':'accepted',"
                                            + "'acceptedBy':'sam','grant':'g1','change':{'id':'eb'}}"),
                            json(
                                    "{'pk':'T#acme','sk':'M#sam','grants':"
                                            + "[{'id':'g1','source':'invitation/h.1'}]}"),
                            json(
                                    "{'pk':'A#sam','sk':'ACCOUNT','id':'sam','username':'sam',"
                                            + "'email':'sam@vendor.example'}"),
                            json("{'pk':'U#sam','sk':'CLAIM','account':'sam'}"),
                            json("{'pk':'E#sam@vendor.example','sk':'CLAIM','account':'sam'}"),
                            json("{'pk':'T#acme','sk':'ADMINS','ids':['sam']}"),
                            listed("sam", 1),
                            json(
                                    "{'pk':'T#acme','sk':'COUNTS','people-active-external':'1',"
                                            + "'people-invited-external':'0'}")));
    private final List<JsonNode> bus =
            new ArrayList<>(List.of(json("{'id':'ea'}"), json("{'id':'eb'}")));
    private final List<JsonNode> mails = new ArrayList<>(List.of(INVITED, ACCEPTED));

    @Test
    void a_world_in_order_has_no_faults() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void an_event_lost_on_the_way_to_the_log() {
        table.remove(2);
        table.set(0, json("{'pk':'T#acme#AUDIT','sk':'HEAD','sequence':1}"));
        assertThat(faults())
                .anyMatch(fault -> fault.startsWith("lost: the event of"))
                .anyMatch(fault -> fault.contains("r2 was answered, and is told 0 times"));
    }

    @Test
    void an_event_lost_on_the_way_to_the_bus() {
        bus.removeLast();
        assertThat(faults()).singleElement().asString().startsWith("the bus never carried");
    }

    @Test
    void an_event_twice_in_the_log() {
        table.set(0, json("{'pk':'T#acme#AUDIT','sk':'HEAD','sequence':3}"));
        table.add(entry(3, "eb", "invitation.accepted", "r2"));
        assertThat(faults()).anyMatch(fault -> fault.contains("tells twice of 3"));
    }

    @Test
    void a_gap_in_the_log() {
        table.set(2, entry(3, "eb", "invitation.accepted", "r2"));
        assertThat(faults()).anyMatch(fault -> fault.contains("has a gap before 3"));
    }

    @Test
    void a_second_mail() {
        mails.add(ACCEPTED);
        assertThat(faults())
                .containsExactly(
                        "1 second mails to ana of " + id("eb") + ", of which kills explain 0");
    }

    @Test
    void a_second_mail_that_a_kill_explains_is_none() {
        mails.add(ACCEPTED);
        assertThat(Judge.faults(new Evidence(table, bus, mails, List.of(), List.of(2)))).isEmpty();
    }

    @Test
    void a_third_mail_that_one_kill_does_not_explain() {
        mails.add(ACCEPTED);
        mails.add(ACCEPTED);
        assertThat(Judge.faults(new Evidence(table, bus, mails, List.of(), List.of(2))))
                .containsExactly(
                        "2 second mails to ana of " + id("eb") + ", of which kills explain 1");
    }

    @Test
    void a_kill_explains_no_second_mail_but_the_last_before_it() {
        mails.add(INVITED);
        assertThat(Judge.faults(new Evidence(table, bus, mails, List.of(), List.of(2))))
                .containsExactly(
                        "1 second mails to sam of " + id("ea") + ", of which kills explain 0");
    }

    @Test
    void a_mail_too_many_does_not_make_up_for_one_too_few() {
        mails.set(1, INVITED);
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "1 mails of " + id("eb") + " are noted, and did not go out",
                        "1 second mails to sam of " + id("ea") + ", of which kills explain 0");
    }

    @Test
    void a_mail_that_nobody_noted() {
        mails.add(mail("ea", "ana"));
        assertThat(faults())
                .containsExactly("1 mails of " + id("ea") + " went out, and nobody noted them");
    }

    @Test
    void a_mail_claimed_but_never_noted_as_sent() {
        table.set(4, json("{'pk':'T#acme','sk':'MAIL#eb#2','state':'sending'}"));
        assertThat(faults())
                .containsExactly("claimed, but never noted as sent: MAIL#" + id("eb") + "#2");
    }

    @Test
    void a_mail_claimed_and_then_not_to_be_sent_any_more_is_no_fault_gone_out_or_not() {
        table.set(3, json("{'pk':'T#acme','sk':'MAIL#ea#1','state':'sending'}"));
        assertThat(faults()).isEmpty();
        mails.remove(INVITED);
        assertThat(faults()).isEmpty();
    }

    @Test
    void a_log_whose_head_says_another_length() {
        table.set(0, json("{'pk':'T#acme#AUDIT','sk':'HEAD','sequence':3}"));
        assertThat(faults()).containsExactly("the log of acme ends elsewhere than its head says");
    }

    @Test
    void a_log_without_its_head() {
        table.set(0, json("{'pk':'T#acme-clinic#AUDIT','sk':'HEAD','sequence':2}"));
        assertThat(faults()).containsExactly("the log of acme ends elsewhere than its head says");
    }

    @Test
    void a_request_that_is_told_twice() {
        table.set(0, json("{'pk':'T#acme#AUDIT','sk':'HEAD','sequence':3}"));
        table.add(entry(3, "ec", "grant.changed", "r2"));
        bus.add(json("{'id':'ec'}"));
        assertThat(faults()).containsExactly("request r2 was answered, and is told 2 times");
    }

    @Test
    void an_administrator_who_is_no_member() {
        table.set(10, json("{'pk':'T#acme','sk':'ADMINS','ids':['sam','sue']}"));
        assertThat(faults()).containsExactly("an administrator who is no member: \"T#acme\"");
    }

    @Test
    void an_administrator_who_is_a_member_of_another_tenant_only() {
        table.set(10, json("{'pk':'T#acme','sk':'ADMINS','ids':['sam','sue']}"));
        table.add(json("{'pk':'T#acme-clinic','sk':'M#sue','grants':[]}"));
        assertThat(faults()).containsExactly("an administrator who is no member: \"T#acme\"");
    }

    @Test
    void an_invitation_whose_grant_lies_with_another_tenant() {
        table.set(6, json("{'pk':'T#acme','sk':'M#sam','grants':[]}"));
        table.add(
                json(
                        "{'pk':'T#acme-clinic','sk':'M#sam','grants':"
                                + "[{'id':'g1','source':'invitation/h.1'}]}"));
        assertThat(faults())
                .containsExactly(
                        "accepted, but no grant: \"h.1\"",
                        "a grant whose invitation is not accepted: h.1");
    }

    @Test
    void invitations_of_two_tenants_with_one_id_are_two() {
        table.add(
                json(
                        "{'pk':'T#acme-clinic','sk':'I#h#000001','id':'h.1','state':'pending',"
                                + "'change':{'id':'ec'}}"));
        table.add(json("{'pk':'T#acme-clinic','sk':'MAIL#ec#1','state':'sent'}"));
        table.add(json("{'pk':'T#acme-clinic#AUDIT','sk':'HEAD','sequence':1}"));
        var entry = entry(1, "ec", "invitation.created", "r3");
        ((ObjectNode) entry.path("event")).put("tenant", "acme-clinic");
        table.add(entry.put("pk", "T#acme-clinic#AUDIT#2026-01"));
        bus.add(json("{'id':'ec'}"));
        mails.add(mail("ec", "sam"));
        assertThat(faults()).isEmpty();
    }

    @Test
    void a_mail_that_was_never_sent() {
        table.remove(4);
        mails.remove(ACCEPTED);
        assertThat(faults()).singleElement().asString().startsWith("no mail 2 of");
    }

    @Test
    void a_mail_noted_but_not_sent() {
        mails.remove(ACCEPTED);
        assertThat(faults())
                .containsExactly("1 mails of " + id("eb") + " are noted, and did not go out");
    }

    @Test
    void an_invitation_half_accepted_without_its_grant() {
        table.set(6, json("{'pk':'T#acme','sk':'M#sam','grants':[]}"));
        assertThat(faults()).singleElement().asString().startsWith("accepted, but no grant");
    }

    @Test
    void an_invitation_half_accepted_with_a_grant_but_still_pending() {
        table.set(5, json("{'pk':'T#acme','sk':'I#h#000001','id':'h.1','state':'pending'}"));
        assertThat(faults())
                .anyMatch(fault -> fault.startsWith("a grant whose invitation is not accepted"))
                .anyMatch(fault -> fault.contains("the log's last word is invitation.accepted"));
    }

    @Test
    void an_account_without_its_claim_and_a_claim_without_its_account() {
        table.set(8, json("{'pk':'U#sue','sk':'CLAIM','account':'sue'}"));
        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "an account without its claim U#sam", "a claim without its account: U#sue");
    }

    @Test
    void somebody_who_is_counted_twice_or_not_at_all_or_as_another() {
        table.add(listed("sue", 1));
        assertThat(faults()).singleElement().asString().startsWith("counted are");
        table.removeLast();
        assertThat(faults()).isEmpty();
        table.set(11, listed("sam", 0));
        assertThat(faults()).singleElement().asString().startsWith("counted are");
        table.remove(11);
        assertThat(faults()).singleElement().asString().startsWith("counted are");
    }

    private List<String> faults() {
        return Judge.faults(new Evidence(table, bus, mails, List.of("r1", "r2"), List.of()));
    }

    private static ObjectNode entry(int sequence, String event, String type, String request) {
        return (ObjectNode)
                json(
                        "{'pk':'T#acme#AUDIT#2026-01','sk':'%012d','sequence':%d,"
                                        .formatted(sequence, sequence)
                                + "'event':{'id':'%s','type':'%s','tenant':'acme',"
                                        .formatted(event, type)
                                + "'subject':'invitation/h.1','requestId':'%s'}}"
                                        .formatted(request));
    }

    /// Somebody in the list of people, who is at home elsewhere.
    private static JsonNode listed(String who, int enabled) {
        return MAPPER.createObjectNode()
                .put("pk", "T#acme")
                .put("sk", "L#" + who)
                .put("directory", "T#acme")
                .put(
                        "card",
                        "['member','','','','','','','','','',%d,1,0,-1]"
                                .formatted(enabled)
                                .replace('\'', '"'));
    }

    private static JsonNode mail(String event, String to) {
        var tag = new MailTag(new Key("T#acme", "I#h#000001"), new EventId(id(event)));
        return json("{'to':'%s','tags':{'item':'%s'}}".formatted(to, tag.text()));
    }

    /// The texts above name events in short.
    private static String id(String event) {
        return "a".repeat(24) + event;
    }

    private static JsonNode json(String text) {
        try {
            var whole = EVENT.matcher(text).replaceAll(found -> id(found.group()));
            return MAPPER.readTree(whole.replace('\'', '"'));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
