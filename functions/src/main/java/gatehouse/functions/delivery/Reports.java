package gatehouse.functions.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.MailTag;
import gatehouse.aws.Table;
import gatehouse.http.Json;
import jakarta.inject.Inject;
import java.util.Optional;

/// Writes what SES reports of a mail beside the item that the mail was about (B1). Reports come
/// late, twice and in any order: only what says more than what is known is kept, and only of the
/// last mail.
final class Reports {
    private final Table table;

    @Inject
    Reports(Table table) {
        this.table = table;
    }

    /// Takes one report: an EventBridge event of SES. Anything else is none of ours.
    ///
    /// @return what it says; empty if it is none of ours
    Optional<MailTag.Status> take(String body) {
        var detail = Json.read(body).map(event -> event.path("detail"));
        var status = detail.flatMap(Reports::status);
        var tag = detail.flatMap(Reports::tag).flatMap(MailTag::parse);
        if (status.isEmpty() || tag.isEmpty()) {
            return Optional.empty();
        }
        // lost to a report that says more: nothing to add
        var _ = table.commit(tag.get().report(status.get()));
        return status;
    }

    private static Optional<MailTag.Status> status(JsonNode detail) {
        return switch (detail.path("eventType").asText("")) {
            case "Send" -> Optional.of(MailTag.Status.SENT);
            case "Delivery" -> Optional.of(MailTag.Status.DELIVERED);
            case "Bounce" -> Optional.of(MailTag.Status.BOUNCED);
            case "Complaint" -> Optional.of(MailTag.Status.COMPLAINED);
            default -> Optional.empty();
        };
    }

    private static Optional<String> tag(JsonNode detail) {
        var tag = detail.path("mail").path("tags").path(MailTag.NAME).path(0);
        return tag.isTextual() ? Optional.of(tag.textValue()) : Optional.empty();
    }
}
