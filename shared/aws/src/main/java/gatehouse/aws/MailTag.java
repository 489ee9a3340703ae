package gatehouse.aws;

import gatehouse.domain.EventId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a mail carries so that reports of it find back: the item that shows its delivery, and the
/// event that made it. SES allows letters, digits, `_` and `-` in it, so it is base64url.
///
/// @param item whose `delivery` is meant
/// @param event of the mail: reports of an older mail of the same item say nothing of this one
public record MailTag(Key item, EventId event) {
    /// The tag's name.
    public static final String NAME = "item";

    private static final String APART = "\n";

    /// How far a mail got; a later one says more than an earlier one.
    public enum Status {
        SENT(1),
        DELIVERED(2),
        BOUNCED(3),
        COMPLAINED(4);

        private final int rank;

        Status(int rank) {
            this.rank = rank;
        }
    }

    /// The tag's value.
    public String text() {
        var plain = String.join(APART, item.pk(), item.sk(), event.value());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /// Returns what a tag says, or empty if it is none of ours.
    public static Optional<MailTag> parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var parts = List.of(plain.split(APART, -1));
            return parts.size() == 3 && parts.getFirst().startsWith("T#")
                    ? EventId.parse(parts.get(2))
                            .map(event ->
                                    new MailTag(new Key(parts.getFirst(), parts.get(1)), event))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// Notes how far the mail got, unless more is known or a newer mail has gone out. It changes
    /// neither version nor log.
    public Write report(Status status) {
        return Updating.of(item)
                .set(Delivery.STATUS, status.name().toLowerCase(Locale.ROOT))
                .set(Delivery.RANK, status.rank)
                .when(Delivery.MAIL, event.value())
                .whenBelow(Delivery.RANK, status.rank)
                .write();
    }
}
