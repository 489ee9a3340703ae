package gatehouse.http;

import gatehouse.domain.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Seals the place where a list goes on, bound to tenant and query (F6): a cursor of another list
/// is no cursor of this one.
///
/// @param keys asked at the first use, never while a function starts
public record Cursors(Supplier<Hmac> keys) {
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    /// What a cursor is bound to: the list and all of the query but where and how far to read.
    ///
    /// @param list names the route
    public static String scope(String list, Request request) {
        var query = new TreeMap<>(request.query());
        query.remove("cursor");
        query.remove("limit");
        return list + "\n" + request.path().get("tenant") + "\n" + query;
    }

    /// The cursor of a place.
    ///
    /// @param place must not be secret: it is signed, not hidden
    public String seal(String scope, String place) {
        return text(place.getBytes(StandardCharsets.UTF_8))
                + "."
                + text(keys.get().sign(signed(scope, place)));
    }

    /// Returns the place of a cursor, or empty if it is not of this list.
    public Optional<String> open(String scope, String cursor) {
        int dot = cursor.indexOf('.');
        if (dot < 1 || cursor.length() > 2048) {
            return Optional.empty();
        }
        try {
            var from = Base64.getUrlDecoder();
            var place = new String(from.decode(cursor.substring(0, dot)), StandardCharsets.UTF_8);
            var signature = from.decode(cursor.substring(dot + 1));
            return keys.get().verify(signed(scope, place), signature)
                    ? Optional.of(place)
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String signed(String scope, String place) {
        return "gatehouse-cursor\n" + scope + "\n" + place;
    }

    private static String text(byte[] bytes) {
        return TO_TEXT.encodeToString(bytes);
    }
}
