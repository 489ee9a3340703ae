package gatehouse.local.policy;

import static gatehouse.local.policy.Sample.allow;
import static gatehouse.local.policy.Sample.condition;
import static gatehouse.local.policy.Sample.openTable;
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
    private static final String READ = table("Read", GET, "\"T#*\"");

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
    void wildcards_in_a_resource_are_refused() {
        for (var secret :
                new String[] {
                    "arn:aws:secretsmanager:*:*:secret:*",
                    "arn:aws:secretsmanager:eu-central-1:000000000000:secret:gatehouse-Links-??????"
                }) {
            refused(
                    allow("Links", "secretsmanager:GetSecretValue", "\"" + secret + "\""),
                    "DoRole, statement Links",
                    "secretsmanager:GetSecretValue on more than one resource");
        }
        for (var files : new String[] {"*", "*/exports/*", "bucket/exp*", "bucket*/*"}) {
            refused(
                    allow("Put", "s3:PutObject", "\"arn:aws:s3:::" + files + "\""),
                    "DoRole, statement Put",
                    "s3:PutObject on more than one resource");
        }
        refused(
                table("Read", GET, "\"T#*\"")
                        .replace("!GetAtt Table.Arn", "!Sub \"${Table.Arn}*\""),
                "DoRole, statement Read",
                "dynamodb:GetItem on more than one resource");
    }

    @Test
    void a_key_pattern_of_no_known_kind_is_refused() {
        for (var pattern : new String[] {"*", "?#*", "T*", "Z#*", "KEYS*"}) {
            refused(
                    table("Read", GET, "\"A#*\", \"" + pattern + "\""),
                    "DoRole, statement Read",
                    "too wide: keys of no known kind: " + pattern);
        }
    }

    @Test
    void tenants_with_their_audit_logs_are_refused() {
        refused(
                openTable("Read", GET, "\"T#*\""),
                "DoRole, statement Read",
                "too wide: T#* without T#*#AUDIT* taken out");
        refused(
                table("Read", GET, "\"T#*\"").replace("T#*#AUDIT*", "T#*#AUDIT"),
                "DoRole, statement Read",
                "too wide: T#* without T#*#AUDIT* taken out");
    }

    @Test
    void the_audit_log_is_refused_to_those_who_have_nothing_to_do_with_it() {
        refused(
                openTable("Read", GET, "\"T#*#AUDIT*\""),
                "DoRole, statement Read",
                "too wide: the audit log, T#*#AUDIT*, for DoFunction");
    }

    @Test
    void an_index_without_leading_keys_is_refused() {
        refused(
                allow("List", "dynamodb:Query", "!Sub \"${Table.Arn}/index/relations\""),
                "DoRole, statement List",
                "/index/relations without leading keys");
    }

    @Test
    void policies_beside_a_role_are_refused() {
        for (var type :
                new String[] {
                    "AWS::IAM::Policy",
                    "AWS::IAM::RolePolicy",
                    "AWS::IAM::ManagedPolicy",
                    "AWS::Serverless::Connector"
                }) {
            var template = Sample.template("  More: { Type: %s }\n".formatted(type), READ);
            assertThatThrownBy(() -> new PolicyCheck(template))
                    .hasMessage("More: policies stand in the roles, and not beside them");
        }
    }

    @Test
    void managed_policies_of_a_role_are_refused() {
        var managed =
                "      ManagedPolicyArns: [\"arn:aws:iam::aws:policy/AdministratorAccess\"]\n";
        var template = Sample.template(managed, READ);
        assertThatThrownBy(() -> new PolicyCheck(template))
                .hasMessageContaining("DoRole")
                .hasMessageContaining("ManagedPolicyArns");
    }

    @Test
    void policies_of_a_function_are_refused() {
        var template =
                Sample.template(
                        """
                          OtherFunction:
                            Type: AWS::Serverless::Function
                            Properties:
                              Handler: "x.OtherHandler::handleRequest"
                              Role: !GetAtt OtherRole.Arn
                              Policies: [AdministratorAccess]
                          OtherRole: { Type: AWS::IAM::Role }
                        """,
                        READ);
        assertThatThrownBy(() -> new PolicyCheck(template))
                .hasMessage("OtherFunction needs a role, and no policies beside it");
    }

    @Test
    void a_role_of_two_functions_is_refused() {
        var template =
                Sample.template(
                        """
                          OtherFunction:
                            Type: AWS::Serverless::Function
                            Properties:
                              Handler: "x.OtherHandler::handleRequest"
                              Role: !GetAtt DoRole.Arn
                        """,
                        READ);
        assertThatThrownBy(() -> new PolicyCheck(template))
                .hasMessage("OtherFunction shares DoRole with another function");
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
