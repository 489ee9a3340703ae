package gatehouse.local.policy;

import static gatehouse.local.policy.Sample.TABLE;
import static gatehouse.local.policy.Sample.allow;
import static gatehouse.local.policy.Sample.key;
import static gatehouse.local.policy.Sample.table;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What is given and never needed is named, down to the single action, resource and key pattern.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TooWideTest {
    private static final String GET = "\"dynamodb:GetItem\"";
    private static final String FITTING = table("Read", GET, "\"T#*\"");

    @Test
    void what_fits_exactly_is_all_needed() {
        assertThat(unneeded(FITTING)).isEmpty();
    }

    @Test
    void a_statement_that_is_never_needed_is_named() {
        assertThat(unneeded(FITTING, allow("Publish", "events:PutEvents", "!GetAtt Bus.Arn")))
                .containsExactly(
                        "DoRole, Publish: events:PutEvents on"
                                + " arn:aws:events:eu-central-1:000000000000:event-bus/gatehouse-Bus");
    }

    @Test
    void an_action_that_is_never_needed_is_named() {
        assertThat(unneeded(table("Read", GET + ", \"dynamodb:DeleteItem\"", "\"T#*\"")))
                .singleElement()
                .asString()
                .startsWith("DoRole, Read: dynamodb:DeleteItem on ")
                .endsWith(" for keys T#*");
    }

    @Test
    void a_key_pattern_that_is_never_needed_is_named() {
        assertThat(unneeded(table("Read", GET, "\"T#*\", \"KEYS\"")))
                .singleElement()
                .asString()
                .endsWith(" for keys KEYS");
    }

    @Test
    void a_resource_that_is_never_needed_is_named() {
        var wide =
                FITTING.replace(
                        "!GetAtt Table.Arn", "[!GetAtt Table.Arn, !Sub \"${Table.Arn}-old\"]");

        assertThat(unneeded(wide)).singleElement().asString().contains("gatehouse-Table-old");
    }

    @Test
    void of_two_statements_that_allow_the_same_neither_is_needed() {
        assertThat(unneeded(FITTING, table("Again", GET, "\"T#ac*\"")))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).startsWith("DoRole, Again: "))
                .anySatisfy(text -> assertThat(text).startsWith("DoRole, Read: "));
    }

    @Test
    void of_two_patterns_that_match_the_same_neither_is_needed() {
        assertThat(unneeded(table("Read", GET, "\"T#*\", \"T#acme\""))).hasSize(2);
    }

    @Test
    void what_Lambda_does_for_the_function_needs_no_call_to_show() {
        assertThat(
                        unneeded(
                                FITTING,
                                allow("WriteLog", "logs:PutLogEvents", "!GetAtt DoLogs.Arn"),
                                allow("Take", "sqs:ReceiveMessage", "!GetAtt Todo.Arn")))
                .isEmpty();
    }

    @Test
    void another_functions_log_stream_and_queue_are_named() {
        assertThat(
                        unneeded(
                                FITTING,
                                allow("WriteLog", "logs:PutLogEvents", "!GetAtt OtherLogs.Arn"),
                                allow("Take", "sqs:ReceiveMessage", "!GetAtt OtherQueue.Arn"),
                                allow("Read2", "dynamodb:GetRecords", "!GetAtt Table.StreamArn"),
                                allow("List", "dynamodb:ListStreams", "\"*\"")))
                .extracting(text -> text.substring(0, text.indexOf(" on ")))
                .containsExactly(
                        "DoRole, List: dynamodb:ListStreams",
                        "DoRole, Read2: dynamodb:GetRecords",
                        "DoRole, Take: sqs:ReceiveMessage",
                        "DoRole, WriteLog: logs:PutLogEvents");
    }

    /// What is left of the statements when one item of `T#acme` has been read.
    private static List<String> unneeded(String... statements) {
        var sample = Sample.of(statements);
        var _ =
                sample.client("dynamodb", DynamoDbClient.builder())
                        .getItem(get -> get.tableName(TABLE).key(key("T#acme")));
        assertThat(sample.check().denied()).isEmpty();
        return sample.check().unneeded().stream().map(Grant::toString).toList();
    }
}
