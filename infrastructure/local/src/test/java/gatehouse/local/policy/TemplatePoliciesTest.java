package gatehouse.local.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.local.Options;
import gatehouse.local.golden.Golden;
import gatehouse.local.template.Resource;
import gatehouse.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The roles of the project's own template, those of other services included. Each line is one
/// action on one resource: with which keys, and without which.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TemplatePoliciesTest {
    /// The local system gives its own address.
    private static final Map<String, String> USUAL = Map.of("BaseUrl", "http://127.0.0.1:8080");

    private static final String ADDRESS = "identity/no-reply@gatehouse.example";

    @Test
    void what_every_role_may_is_what_was_reviewed() {
        var now = lines(USUAL);

        assertThat(Golden.differences("policies.txt", now)).isEmpty();
        assertThat(now).isEqualTo(Golden.lines("policies.txt", now));
    }

    /// The safeguard itself: neither the grammar nor what is needed would find this out.
    @Test
    void one_pattern_that_is_wider_than_before_is_a_difference() throws IOException {
        var text = Files.readString(Options.usual().template());
        var wider = text.replace("[\"T#*#AUDIT\", \"KEYS\"]", "[\"T#*#AUDIT*\", \"KEYS\"]");

        assertThat(lines(Template.parse(wider, USUAL)))
                .filteredOn(line -> !lines(USUAL).contains(line))
                .singleElement()
                .asString()
                .startsWith("AuditRole, ReadHeadAndPublicKeys: dynamodb:GetItem on ")
                .endsWith(", keys T#*#AUDIT* KEYS");
    }

    @Test
    void parameters_change_no_more_than_the_identity_that_mails_come_from() {
        var others =
                lines(
                        Map.of(
                                "BaseUrl", "https://here.example",
                                "MailIdentity", "here.example",
                                "AlarmMail", "us@here.example"));

        assertThat(others)
                .map(line -> line.replace("identity/here.example", ADDRESS))
                .isEqualTo(lines(USUAL));
    }

    @Test
    void nothing_that_Lambda_does_for_a_function_is_lacking() {
        assertThat(Policies.of(template(USUAL)).lacking()).isEmpty();
    }

    private static Template template(Map<String, String> parameters) {
        return Template.read(Options.usual().template(), parameters);
    }

    private static List<String> lines(Map<String, String> parameters) {
        return lines(template(parameters));
    }

    private static List<String> lines(Template template) {
        assertThat(Policies.of(template)).isNotNull();
        var lines = new ArrayList<String>();
        for (var role : template.resources("AWS::IAM::Role")) {
            for (var trust : role.properties().path("AssumeRolePolicyDocument").path("Statement")) {
                lines.add(
                        "%s, assumed: %s by %s%s"
                                .formatted(
                                        role.id(),
                                        String.join(" ", Resource.texts(trust.path("Action"))),
                                        trust.path("Principal"),
                                        condition(trust)));
            }
            for (var policy : role.properties().path("Policies")) {
                policy.path("PolicyDocument")
                        .path("Statement")
                        .forEach(statement -> lines.addAll(lines(role.id(), statement)));
            }
        }
        return lines;
    }

    private static List<String> lines(String role, JsonNode statement) {
        var lines = new ArrayList<String>();
        var denies = statement.path("Effect").asText().equals("Allow") ? "" : "never ";
        for (var action : Resource.texts(statement.path("Action"))) {
            for (var resource : Resource.texts(statement.path("Resource"))) {
                lines.add(
                        "%s, %s: %s%s on %s%s"
                                .formatted(
                                        role,
                                        statement.path("Sid").asText(),
                                        denies,
                                        action,
                                        resource,
                                        keys(statement)));
            }
        }
        return lines;
    }

    /// The keys where the condition speaks of nothing else; else all of it, as it stands.
    private static String keys(JsonNode statement) {
        var condition = statement.path("Condition");
        var with = keys(condition, "ForAllValues:StringLike");
        var without = keys(condition, "ForAllValues:StringNotLike");
        return condition.size() == (with.isEmpty() ? 0 : 1) + (without.isEmpty() ? 0 : 1)
                ? (with.isEmpty() ? "" : ", keys " + with)
                        + (without.isEmpty() ? "" : ", but not " + without)
                : condition(statement);
    }

    private static String keys(JsonNode condition, String operator) {
        var keys = condition.path(operator).path("dynamodb:LeadingKeys");
        return String.join(" ", Resource.texts(keys));
    }

    private static String condition(JsonNode statement) {
        var condition = statement.path("Condition");
        return condition.isMissingNode() ? "" : ", if " + condition;
    }
}
