package gatehouse.http;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A cookie that only this host gets back, over TLS, out of reach of scripts, and never on the way
/// from another site: the prefix `__Host-` makes browsers hold the issuer to that (RFC 6265bis,
/// section 4.1.3.2).
///
/// @param name begins with `__Host-`
/// @param value letters, digits and what else stands in a token; empty only where it is erased
/// @param life in whole seconds, from now; zero erases it
public record Cookie(String name, String value, Duration life) {
    private static final Pattern NAME = Pattern.compile("__Host-[A-Za-z0-9-]{1,64}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._~+/=:-]{0,4000}");

    /// @throws IllegalArgumentException if it is none of the kind above
    public Cookie {
        boolean fits = NAME.matcher(name).matches() && VALUE.matcher(value).matches();
        if (!fits || life.isNegative()) {
            // without the value, which may be a secret
            throw new IllegalArgumentException("not a cookie of ours: " + name);
        }
    }

    /// One that erases what the browser holds under that name.
    public static Cookie erasing(String name) {
        return new Cookie(name, "", Duration.ZERO);
    }

    /// The value of its `Set-Cookie` header.
    public String text() {
        return name
                + "="
                + value
                + "; Max-Age="
                + life.toSeconds()
                + "; Path=/; Secure; HttpOnly; SameSite=Strict";
    }

    /// The cookies of a request by name, in their order, less those whose name came more than once.
    ///
    /// @param sent as the gateway hands them over, `name=value` each
    static Map<String, String> sentOnce(List<String> sent) {
        var once = new LinkedHashMap<String, String>();
        var known = new HashSet<String>();
        for (var cookie : sent) {
            int equals = cookie.indexOf('=');
            var name = cookie.substring(0, Math.max(equals, 0)).strip();
            if (known.add(name)) {
                once.put(name, cookie.substring(equals + 1).strip());
            } else {
                once.remove(name);
            }
        }
        return once;
    }
}
