package gatehouse.local.golden;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.Images;
import gatehouse.aws.Item;
import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditAttributesTest {

    @Test
    void attributes_that_may_enter_an_audit_entry_are_the_reviewed_ones() {
        var now = new ArrayList<String>();
        Images.allowed()
                .forEach((kind, names) ->
                        now.add(kind + ": " + String.join(" ", new TreeSet<>(names))));

        assertThat(now).isEqualTo(Golden.lines("audit-attributes.txt", now));
    }

    /// Neither of the grant itself nor of a member with all its grants.
    @Test
    void an_attribute_of_a_grant_that_is_not_reviewed_is_not_told() {
        var grant =
                Map.of(
                        "id", AttributeValue.fromS("aaa"),
                        "role", AttributeValue.fromS("agent"),
                        "secret", AttributeValue.fromS("hidden"));
        var member =
                new Item(
                        Map.of(
                                "email", AttributeValue.fromS("a@acme.example"),
                                "grants",
                                        AttributeValue.fromL(
                                                List.of(AttributeValue.fromM(grant)))));

        for (var subject :
                List.of(new Subject("grant", "aaa", "bbb"), new Subject("member", "bbb", ""))) {
            var told = Images.event(change(subject), Optional.empty(), member).after();
            assertThat(told).contains("\"role\":\"agent\"").doesNotContain("secret", "hidden");
        }
    }

    private static Change change(Subject subject) {
        var tenant = new TenantId("acme");
        return new Change(
                EventId.next(new SplittableRandom(1)),
                EventType.MEMBER_CREATED,
                tenant,
                subject,
                Author.system(tenant),
                Instant.EPOCH,
                "",
                "",
                "");
    }
}
