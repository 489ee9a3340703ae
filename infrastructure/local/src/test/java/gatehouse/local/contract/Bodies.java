package gatehouse.local.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gatehouse.local.demo.TinyPicture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.SdkBytes;

/// Bodies made from the contract's examples, most of them spoilt.
final class Bodies {
    private static final int LARGEST = 64 * 1024;
    private static final String MARK = "@here@";
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    /// What stands between the parts of a form.
    static final String BOUNDARY = "parts";

    private static final String PARTS =
            "--%1$s\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--%1$s--\r\n"
                    .formatted(BOUNDARY);
    private static final List<String> INVITEES =
            List.of(
                    "sam@vendor.example",
                    "vera@vendor.example",
                    "root@vendor.example",
                    "mia@acme.example",
                    "Vera@VENDOR.example");

    private final Known known;
    private final Supplier<Instant> now;

    Bodies(Known known, Supplier<Instant> now) {
        this.known = known;
        this.now = now;
    }

    /// @param example the operation's
    SdkBytes next(ObjectNode example, RandomGenerator random) {
        var body = example.deepCopy();
        if (body.has("email")) {
            body.put("email", Odd.pick(INVITEES, random));
        }
        if (body.has("token")) {
            body.put("token", known.any("link", "none", random));
        }
        if (body.has("refreshToken")) {
            body.put("refreshToken", known.any("refreshToken", "none", random));
        }
        if ((body.has("refreshToken") || body.has("password")) && Odd.now(10, random)) {
            body.put("cookies", Odd.now(50, random));
        }
        if (body.has("end")) {
            body.put("end", now.get().plus(Duration.ofHours(1 + random.nextInt(4000))).toString());
        }
        if (body.has("kind")) {
            body.put("id", "fuzz-" + random.nextInt(10_000));
        }
        if (body.has("name")) {
            body.put("name", "Shift " + random.nextInt(40));
        }
        if (body.path("items") instanceof ArrayNode items) {
            items.forEach(item -> ofPeople(item, random));
        }
        int changes = random.nextInt(4) - 1;
        for (int i = 0; i < changes; i++) {
            change(body, random);
        }
        var text =
                body.toString()
                        .replace("\"" + MARK + "\"", Odd.value(random))
                        .replace(Odd.HALF, "\\ud800");
        return Odd.now(12, random) ? broken(text, random) : utf8(text);
    }

    /// An item of a change request is about somebody there is, or of a new address.
    private void ofPeople(JsonNode item, RandomGenerator random) {
        if (item instanceof ObjectNode wish && wish.has("type")) {
            if (wish.has("member")) {
                wish.put("member", known.any("contact", "none", random));
            } else {
                wish.put("email", "n" + random.nextInt(10_000) + "@acme.example");
            }
        }
    }

    /// A file of comma-separated values, with somebody new.
    ///
    /// @param example the operation's
    SdkBytes next(String example, RandomGenerator random) {
        var text = example.replace("noor@", "n" + random.nextInt(10_000) + "@");
        return switch (random.nextInt(9)) {
            case 0 -> utf8(text.replace(",Noor,", "," + Odd.text(random) + ","));
            case 1 -> utf8(text.replace("agent", Odd.text(random)));
            case 2 -> utf8(text.replace(",80,", "," + Odd.text(random) + ","));
            case 3 -> utf8(text + text.substring(text.indexOf('\n') + 1));
            case 4 -> utf8(text + "x,".repeat(random.nextInt(30)));
            case 5 -> utf8(text.substring(0, random.nextInt(text.length() + 1)));
            case 6 -> SdkBytes.fromByteArray(text.getBytes(StandardCharsets.UTF_16));
            case 7 -> utf8("\ufeff" + text.replace("Noor", "\"No\"\"or\n\""));
            default -> utf8(text);
        };
    }

    /// A picture, most often as it should be.
    SdkBytes picture(RandomGenerator random) {
        var picture = TinyPicture.png();
        switch (random.nextInt(9)) {
            case 0 -> picture[random.nextInt(picture.length)] ^= (byte) (1 + random.nextInt(255));
            case 1 -> picture = Arrays.copyOf(picture, random.nextInt(picture.length));
            case 2 -> picture = Arrays.copyOf(picture, picture.length + 1);
            case 3 -> picture = new byte[1024 * 1024 + random.nextInt(2)];
            case 4 -> picture = Odd.text(random).getBytes(StandardCharsets.UTF_8);
            default -> {}
        }
        return SdkBytes.fromByteArray(picture);
    }

    /// The fields of a form, in one of two ways, which the type may not be.
    SdkBytes form(RandomGenerator random) {
        return switch (random.nextInt(9)) {
            case 0 -> utf8(ONE_CLICK + Odd.text(random));
            case 1 -> utf8(ONE_CLICK + "&" + ONE_CLICK);
            case 2 -> utf8(ONE_CLICK + "&x=%" + Odd.text(random));
            case 3 -> utf8(PARTS.replace("One-Click", Odd.text(random)));
            case 4 -> utf8(PARTS.substring(0, random.nextInt(PARTS.length())));
            case 5 -> utf8(ONE_CLICK + "&" + "x".repeat(LARGEST));
            case 6 -> utf8(PARTS);
            default -> utf8(ONE_CLICK);
        };
    }

    private static void change(ObjectNode body, RandomGenerator random) {
        var names = List.copyOf(body.properties().stream().map(field -> field.getKey()).toList());
        var name = names.isEmpty() ? "x" : Odd.pick(names, random);
        switch (random.nextInt(5)) {
            case 0 -> body.remove(name);
            case 1 -> body.put(Odd.text(random), Odd.text(random));
            case 2 -> body.put(name, MARK);
            case 3 -> body.put(name, Odd.text(random));
            default -> body.put(name, body.path(name).asText() + Odd.text(random));
        }
    }

    private static SdkBytes broken(String text, RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0 -> utf8(text.substring(0, random.nextInt(text.length() + 1)));
            case 1 -> utf8("\ufeff" + text);
            case 2 -> utf8(text + text);
            case 3 -> utf8(text.replaceFirst("\\{", "{\"email\":1,\"token\":2,\"email\":3,"));
            case 4 -> utf8("[".repeat(20_000));
            case 5 -> utf8("{\"a\":".repeat(1500) + "1" + "}".repeat(1500));
            case 6 -> utf8(text + " ".repeat(LARGEST));
            case 7 -> utf8("{\"" + "x".repeat(60_000) + "\":1}");
            case 8 ->
                    SdkBytes.fromByteArray(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
            case 9 -> SdkBytes.fromByteArray(text.getBytes(StandardCharsets.UTF_16));
            case 10 -> utf8(Odd.value(random));
            default -> utf8("");
        };
    }

    private static SdkBytes utf8(String text) {
        return SdkBytes.fromUtf8String(text);
    }
}
