package gatehouse.functions.requestchange;

import gatehouse.domain.Hmac;
import java.util.function.Supplier;

/// The keys by which the vendor's help desk signs.
///
/// @param keys asked at the first use, never while a function starts
record WebhookKeys(Supplier<Hmac> keys) {
    /// Whether one of them signed a text.
    boolean signed(String text, byte[] signature) {
        return keys.get().verify(text, signature);
    }
}
