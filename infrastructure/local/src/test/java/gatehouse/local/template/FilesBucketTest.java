package gatehouse.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.AccountId;
import gatehouse.domain.ExportId;
import gatehouse.domain.TenantId;
import gatehouse.domain.people.Columns;
import gatehouse.domain.people.Export;
import gatehouse.domain.people.Extract;
import gatehouse.domain.people.Order;
import gatehouse.domain.people.Search;
import gatehouse.functions.AvatarFiles;
import gatehouse.functions.ExportFiles;
import gatehouse.local.Options;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The bucket in which files of exports lie beside pictures.
class FilesBucketTest {
    private static final JsonNode BUCKET =
            Template.read(
                            Options.usual().template(),
                            Map.of("BaseUrl", "https://gatehouse.example"))
                    .resources("AWS::S3::Bucket")
                    .stream()
                    .filter(bucket -> bucket.id().equals("FilesBucket"))
                    .findFirst()
                    .orElseThrow()
                    .properties();

    private static final TenantId TENANT = new TenantId("acme");
    private static final AccountId ACCOUNT = new AccountId("a".repeat(26));

    private static final List<JsonNode> RULES =
            BUCKET.at("/LifecycleConfiguration/Rules").valueStream().toList();

    @Test
    @DisplayName("B9: the file of an export goes after 7 days, with all versions and broken parts")
    void exports() {
        assertThat(RULES).hasSize(1);
        var rule = RULES.getFirst();
        assertThat(rule.path("Status").asText()).isEqualTo("Enabled");
        assertThat(rule.path("ExpirationInDays").asLong())
                .isEqualTo(7)
                .as("as long as the export itself is shown")
                .isEqualTo(Export.KEPT.toDays());
        assertThat(rule.at("/AbortIncompleteMultipartUpload/DaysAfterInitiation").asInt())
                .isEqualTo(1);
        assertThat(BUCKET.has("VersioningConfiguration")).as("nothing is kept behind").isFalse();
    }

    @Test
    @DisplayName("D7: no rule reaches the pictures, which lie in the same bucket")
    void pictures() {
        assertThat(RULES)
                .extracting(rule -> rule.path("Prefix").asText())
                .containsExactly("exports/")
                .noneMatch(AvatarFiles.folder(TENANT, ACCOUNT)::startsWith)
                .allMatch(ExportFiles.name(export())::startsWith);
    }

    private static Export export() {
        var everybody =
                new Search(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Search.Shown.INCLUDE,
                        Search.Shown.INCLUDE,
                        Search.Shown.INCLUDE);
        return new Export(
                new ExportId("e".repeat(26)),
                TENANT,
                ACCOUNT,
                new Extract(everybody, Order.NAME, false, Columns.STANDARD),
                Instant.EPOCH,
                new Export.State.Queued());
    }
}
