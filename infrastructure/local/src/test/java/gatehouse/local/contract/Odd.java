package gatehouse.local.contract;

import java.util.List;
import java.util.random.RandomGenerator;

/// Texts and values that programs stumble over.
final class Odd {
    /// Stands for half a character, which no UTF-8 can hold, only an escape in JSON.
    static final String HALF = "@half@";

    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "\u0000",
                    "a\u0000b",
                    "a\r\nX-Evil: 1",
                    "\u202etxet",
                    "\ufeff",
                    "\u200b",
                    "😀😀😀",
                    "é".repeat(300),
                    "e\u0301",
                    "ﷺ".repeat(40),
                    "İıſK",
                    HALF,
                    "x" + HALF + "y",
                    "x".repeat(10_000),
                    "#",
                    "a#b",
                    "T#acme",
                    "../../etc",
                    "%00",
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e400",
                    "99999999999999999999",
                    "2026-02-30T00:00:00Z",
                    "0000-01-01T00:00:00Z",
                    "8999-12-31T23:59:59.999999999+18:00",
                    "9999-12-31T23:59:59Z",
                    "+1000000000-12-31T23:59:59Z",
                    "2026-01-01T00:00:00-18:00",
                    "a@b",
                    "a@xn--.example",
                    "ana@acme.example",
                    "<script>alert(1)</script>",
                    "${jndi:ldap://x}",
                    "' OR 1=1 --",
                    "a".repeat(26),
                    "0".repeat(32) + ".1",
                    "0".repeat(32) + ".999999",
                    "0".repeat(32) + ".1000000");

    /// JSON; some of it is none.
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-0.0",
                    "1e400",
                    "1E-400",
                    "123456789012345678901234567890",
                    "9".repeat(2000),
                    "[]",
                    "{}",
                    "[null]",
                    "[{\"a\":[]}]",
                    "{\"a\":{\"b\":null}}",
                    "[".repeat(500) + "]".repeat(500),
                    "NaN",
                    "0x1",
                    "01",
                    "'text'",
                    "\"\\u0000\"",
                    "\"\\ud83d\"",
                    "\"\\q\"",
                    "undefined");

    private Odd() {}

    static String text(RandomGenerator random) {
        return pick(TEXTS, random);
    }

    static String value(RandomGenerator random) {
        return pick(VALUES, random);
    }

    static <T> T pick(List<T> from, RandomGenerator random) {
        return from.get(random.nextInt(from.size()));
    }

    /// True so many times in a hundred.
    static boolean now(int times, RandomGenerator random) {
        return random.nextInt(100) < times;
    }
}
