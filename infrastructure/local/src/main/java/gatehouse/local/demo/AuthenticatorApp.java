package gatehouse.local.demo;

import gatehouse.domain.factor.Totp;
import java.time.Instant;

/// An authenticator app, more or less: makes codes of the secret that was typed into it.
///
/// @param totp what it does that with
public record AuthenticatorApp(Totp totp) {
    private static final int BITS = 5;

    /// Types a secret into it.
    ///
    /// @param secret base 32 (RFC 4648, section 6), as the answer that began it has it
    public static AuthenticatorApp of(String secret) {
        var bytes = new byte[secret.length() * BITS / Byte.SIZE];
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            int value = value(secret.charAt(bit / BITS));
            if ((value >> (BITS - 1 - bit % BITS) & 1) == 1) {
                bytes[bit / Byte.SIZE] |= (byte) (0x80 >> bit % Byte.SIZE);
            }
        }
        return new AuthenticatorApp(Totp.of(bytes));
    }

    private static int value(char letter) {
        return letter >= 'A' ? letter - 'A' : letter - '2' + 26;
    }

    /// What it shows at an instant.
    public String code(Instant now) {
        return totp.code(Totp.stepAt(now));
    }
}
