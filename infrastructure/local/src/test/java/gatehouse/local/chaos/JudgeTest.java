package gatehouse.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The judge bites: each break of a world in order is found.
@DisplayNameGeneration(ReplaceUnderscores.class)
class JudgeTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNode INVITED = json("{'to':'sam','subject':'Invited','text':'link'}");
    private static final JsonNode ACCEPTED = json("{'to':'ana','subject':'Accepted','text':'-'}");

    private final List<JsonNode> table =
            new ArrayList<>(
                    List.of(
                            json("{'pk':'T#acme#AUDIT','sk':'HEAD','sequence':2}"),
                            entry(1, "e1", "invitation.created", "r1"),
                            entry(2, "e2", "invitation.accepted", "r2"),
                            json("{'pk':'T#acme','sk':'MAIL#e1#1','state':'sent'}"),
                            json("{'pk':'T#acme','sk':'MAIL#e2#2','state':'sent'}"),
                            json(
                                    "{'pk':'T#acme','sk':'I#h#000001','id':'h.1','state':'accepted',"
                                            + "'acceptedBy':'sam','grant':'g1','change':{'id':'e2'}}"),
                            json(
                                    "{'pk':'T#acme','sk':'M#sam','grants':"
                                            + "[{'id':'g1','source':'invitation/h.1'}]}"),
                            json(
                                    "{'pk':'A#sam','sk':'ACCOUNT','id':'sam','username':'sam',"
                                            + "'email':'sam@vendor.example'}"),
                            json("{'pk':'U#sam','sk':'CLAIM','account':'sam'}"),
                            json("{'pk':'E#sam@vendor.example','sk':'CLAIM','account':'sam'}"),
                            json("{'pk':'T#acme','sk':'ADMINS','ids':['sam']}")));
    private final List<JsonNode> bus =
            new ArrayList<>(List.of(json("{'id':'e1'}"), json("{'id':'e2'}")));
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
        table.add(entry(3, "e2", "invitation.accepted", "r2"));
        assertThat(faults()).anyMatch(fault -> fault.contains("tells twice of 3"));
    }

    @Test
    void a_gap_in_the_log() {
        table.set(2, entry(3, "e2", "invitation.accepted", "r2"));
        assertThat(faults()).anyMatch(fault -> fault.contains("has a gap before 3"));
    }

    @Test
    void a_second_mail() {
        mails.add(ACCEPTED);
        assertThat(faults()).containsExactly("1 second mails, of which kills explain 0");
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
                .containsExactly("2 second mails, of which kills explain 1");
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
        assertThat(faults()).containsExactly("1 mails are noted as sent, and were not");
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

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
