package gatehouse.domain.link;

import gatehouse.domain.AccountId;
import gatehouse.domain.Hmac;
import gatehouse.domain.Keyring;
import gatehouse.domain.factor.Base32;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A temporary password that a mail brings beside a link, where the tenant opted in (D6). It is
/// computed as links are, so that it need not be kept anywhere to be written into the mail again.
///
/// @param text four groups of four characters of lower-case base 32, such as `abcd-efgh-2345-wxyz`:
///   80 bits; it belongs in no log
public record OneTimePassword(String text) {
    private static final int BYTES = 10;

    /// The one that goes with a link of an account's. Its key is the one that signed when the link
    /// was asked for: so it comes out the same whenever it is computed, while that key is known.
    ///
    /// @param links the account's, with the link's generation
    public static OneTimePassword of(AccountId account, AccountLinks links, Keyring keys) {
        var key = keys.signing(Instant.ofEpochMilli(links.generation()));
        var purpose = "gatehouse-one-time/" + account + "/" + links.generation();
        var bytes = new Hmac(List.of(key.secret())).sign(purpose);
        var letters = Base32.of(Arrays.copyOf(bytes, BYTES)).toLowerCase(Locale.ROOT);
        return new OneTimePassword(letters.replaceAll("(.{4})(?=.)", "$1-"));
    }

    @Override
    public String toString() {
        return "OneTimePassword";
    }
}
