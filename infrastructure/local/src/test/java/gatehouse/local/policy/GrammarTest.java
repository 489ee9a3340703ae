package gatehouse.local.policy;

import static gatehouse.local.policy.Sample.allow;
import static gatehouse.local.policy.Sample.condition;
import static gatehouse.local.policy.Sample.table;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.local.template.Template;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Whatever is not understood is refused by name, so that no statement is passed over.
@DisplayNameGeneration(ReplaceUnderscores.class)
class GrammarTest {
    private static final String GET = "\"dynamodb:GetItem\"";

    @Test
    void an_unknown_condition_is_refused() {
        var equals = table("Read", GET, "\"T#*\"").replace("ForAllValues:StringLike", "StringLike");
        refused(equals, "DoRole, statement Read", "StringLike");
        var other = table("Read", GET, "\"T#*\"").replace("dynamodb:LeadingKeys", "aws:SourceIp");
        refused(other, "DoRole, statement Read", "aws:SourceIp");
    }

    @Test
    void an_action_that_has_no_leading_keys_is_refused() {
        refused(table("Read", "\"dynamodb:Scan\"", "\"T#*\""), "DoRole, statement Read", "Scan");
        refused(table("Read", "\"dynamodb:*\"", "\"T#*\""), "DoRole, statement Read", "*");
        refused(
                allow("Send", "events:PutEvents", "!GetAtt Bus.Arn")
                        .replace(" }", ", " + condition("StringLike", "\"T#*\"") + " }"),
                "DoRole, statement Send",
                "leading keys for events:PutEvents");
    }

    @Test
    void the_table_without_leading_keys_is_refused() {
        refused(
                allow("Read", "dynamodb:GetItem", "!GetAtt Table.Arn"),
                "DoRole, statement Read",
                "on a table without leading keys");
    }

    @Test
    void every_resource_at_once_is_refused() {
        refused(
                allow("Send", "events:PutEvents", "\"*\""),
                "DoRole, statement Send",
                "events:PutEvents on every resource");
    }

    @Test
    void unknown_fields_are_refused() {
        refused(
                table("Read", GET, "\"T#*\"").replace("Resource:", "NotResource:"),
                "DoRole, statement Read",
                "NotResource");
        refused(table("Read", GET, "\"T#*\"").replace("Sid: Read, ", ""), "DoRole", "without Sid");
        refused(
                table("Read", GET, "\"T#*\"").replace("Allow", "Maybe"),
                "DoRole, statement Read",
                "Maybe");
    }

    @Test
    void two_statements_of_one_name_are_refused() {
        var statement = table("Read", GET, "\"T#*\"");
        assertThatThrownBy(() -> Sample.of(statement, statement))
                .hasMessageContaining("DoRole")
                .hasMessageContaining("two statements Read");
    }

    @Test
    void a_function_without_a_role_is_refused() {
        var template =
                Template.parse(
                        """
                        Resources:
                          DoFunction:
                            Type: AWS::Serverless::Function
                            Properties: { Handler: "x.DoHandler::handleRequest" }
                        """,
                        Map.of());
        assertThatThrownBy(() -> new PolicyCheck(template))
                .hasMessageContaining("DoFunction needs a role");
    }

    private static void refused(String statement, String where, String what) {
        assertThatThrownBy(() -> Sample.of(statement))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(what);
    }
}
