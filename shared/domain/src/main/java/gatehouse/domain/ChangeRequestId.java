package gatehouse.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// Names one change request: the tenant, and the number that people say on the phone; written
/// `tenant.number`, so that its page and whoever answers for the vendor find it by that alone.
///
/// @param tenant whose contacts it is about
/// @param number from 1 on, rising over all of a vendor's tenants (E3)
public record ChangeRequestId(TenantId tenant, long number) {
    private static final long LAST = 999_999_999;
    private static final Pattern FORM = Pattern.compile("([a-z0-9-]{3,40})\\.([1-9][0-9]{0,8})");

    /// @throws IllegalArgumentException if the number is not 1 to 999,999,999
    public ChangeRequestId {
        if (number < 1 || number > LAST) {
            throw new IllegalArgumentException("not a change request's number");
        }
    }

    /// Returns the id that a caller wrote, or empty if it cannot be one.
    public static Optional<ChangeRequestId> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? TenantId.parse(match.group(1))
                        .map(tenant -> new ChangeRequestId(tenant, Long.parseLong(match.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return tenant + "." + number;
    }
}
