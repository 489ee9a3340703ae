package gatehouse.domain.link;

import gatehouse.domain.Hmac;
import gatehouse.domain.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the link in a mail says: one thing in one tenant, one generation of its links, until when.
///
/// Written as `base64url(tenant/id/generation/expiry).base64url(HMAC-SHA-256)`. The signature
/// covers the purpose too, which the text does not repeat. The id is bound to the person: an
/// invitation's holds the hash of the invited address, an account's is one person's.
///
/// @param tenant where the thing is
/// @param id of the thing: 1-80 lower-case letters, digits and dots
/// @param generation which of its links this is: a count, or when it was asked for in epoch
///   milliseconds; 1 to 14 digits
/// @param expiresAt whole milliseconds; the first instant at which it no longer works
public record LinkToken(TenantId tenant, String id, long generation, Instant expiresAt) {
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9_-]{1,300})\\.([A-Za-z0-9_-]{43})");
    private static final Pattern CONTENT =
            Pattern.compile("([a-z0-9-]{3,40})/([a-z0-9.]{1,80})/([1-9][0-9]{0,13})/([0-9]{1,14})");

    private static final Instant FAR = Instant.ofEpochMilli(100_000_000_000_000L);

    /// @throws IllegalArgumentException if it could not be read again
    public LinkToken {
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
        boolean inRange = !expiresAt.isBefore(Instant.EPOCH) && expiresAt.isBefore(FAR);
        if (!inRange || !CONTENT.matcher(content(tenant, id, generation, expiresAt)).matches()) {
            throw new IllegalArgumentException("not what a link can say");
        }
    }

    /// The token's text, signed with the newest key.
    public String sign(Purpose purpose, Hmac keys) {
        var content = content(tenant, id, generation, expiresAt);
        return TO_TEXT.encodeToString(content.getBytes(StandardCharsets.UTF_8))
                + "."
                + TO_TEXT.encodeToString(keys.sign(signed(purpose, content)));
    }

    /// Whether a text looks like a token at all: what does not is none, whatever the keys.
    public static boolean hasForm(String text) {
        return FORM.matcher(text).matches();
    }

    /// Reads a token, or returns empty if it is none that we made for that purpose: forged, cut, of
    /// another purpose or another deployment. Whether it still works is not looked at.
    public static Optional<LinkToken> verify(String text, Purpose purpose, Hmac keys) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var content = new String(decode(form.group(1)), StandardCharsets.UTF_8);
        return canonical(form.group(1))
                        && canonical(form.group(2))
                        && keys.verify(signed(purpose, content), decode(form.group(2)))
                ? read(content)
                : Optional.empty();
    }

    private static Optional<LinkToken> read(String content) {
        var parts = CONTENT.matcher(content);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var expiresAt = Instant.ofEpochMilli(Long.parseLong(parts.group(4)));
        long generation = Long.parseLong(parts.group(3));
        return TenantId.parse(parts.group(1))
                .map(tenant -> new LinkToken(tenant, parts.group(2), generation, expiresAt));
    }

    private static String content(TenantId tenant, String id, long generation, Instant expiresAt) {
        return tenant + "/" + id + "/" + generation + "/" + expiresAt.toEpochMilli();
    }

    private static String signed(Purpose purpose, String content) {
        return "gatehouse-link/" + purpose.code() + "/" + content;
    }

    /// Base 64 lets the last character vary; one token has one text.
    private static boolean canonical(String text) {
        return TO_TEXT.encodeToString(decode(text)).equals(text);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
