package gatehouse.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.PersonName;
import gatehouse.domain.RoleId;
import gatehouse.domain.Window;
import gatehouse.domain.people.Entry;
import gatehouse.domain.people.Entry.Held;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/// Packs an entry of the list of people into the one attribute that the directory indexes project:
/// a JSON array, times in milliseconds since 1970.
final class Cards {
    /// What a page of 50 can afford; whatever is longer is read from the item itself.
    private static final int MOST_BYTES = 700;

    private static final String TOO_LONG = "-";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Cards() {}

    /// The text of an entry; `-` for one that is too long.
    static String pack(Entry entry) {
        var card = MAPPER.createArrayNode();
        card.add(Codes.of(entry.kind()))
                .add(entry.id())
                .add(entry.username())
                .add(entry.email())
                .add(entry.person().map(PersonName::first).orElse(""))
                .add(entry.person().map(PersonName::last).orElse(""))
                .add(entry.group().map(group -> group.id().value()).orElse(""))
                .add(entry.group().map(Group::name).orElse(""))
                .add(entry.company())
                .add(entry.country())
                .add(entry.enabled() ? 1 : 0)
                .add(entry.external() ? 1 : 0)
                .add(entry.registeredAt().toEpochMilli())
                .add(millis(entry.until()));
        for (var held : entry.roles()) {
            card.add(held.role().value())
                    .add(held.window().start().toEpochMilli())
                    .add(millis(held.window().end()));
        }
        card.add(limit(entry.softLimit())).add(limit(entry.hardLimit()));
        var text = card.toString();
        return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES ? text : TOO_LONG;
    }

    static boolean isTooLong(String text) {
        return text.equals(TOO_LONG);
    }

    /// Returns the entry, or empty if it was too long.
    static Optional<Entry> unpack(String text) {
        return isTooLong(text) ? Optional.empty() : Optional.of(entry(json(text)));
    }

    private static Entry entry(JsonNode card) {
        var first = card.get(4).textValue();
        var group = card.get(6).textValue();
        var roles = new ArrayList<Held>();
        int at = 14;
        for (; at + 2 < card.size(); at += 3) {
            var window = new Window(instant(card.get(at + 1)), instant(card.get(at + 2)));
            roles.add(new Held(new RoleId(card.get(at).textValue()), window));
        }
        return new Entry(
                Codes.read(Entry.Kind.class, card.get(0).textValue()),
                card.get(1).textValue(),
                card.get(2).textValue(),
                card.get(3).textValue(),
                first.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new PersonName(first, card.get(5).textValue())),
                group.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Group(new GroupId(group), card.get(7).textValue(), true)),
                card.get(8).textValue(),
                card.get(9).textValue(),
                card.get(10).intValue() == 1,
                card.get(11).intValue() == 1,
                instant(card.get(12)),
                instant(card.get(13)),
                limit(card.path(at)),
                limit(card.path(at + 1)),
                roles);
    }

    /// -1 stands for none.
    private static int limit(Optional<Integer> limit) {
        return limit.orElse(-1);
    }

    /// Cards that were packed before there were limits in them have none at their end.
    private static Optional<Integer> limit(JsonNode number) {
        return Optional.of(number.asInt(-1)).filter(limit -> limit >= 0);
    }

    /// -1 stands for never.
    private static long millis(Instant instant) {
        return instant.equals(Instant.MAX) ? -1 : instant.toEpochMilli();
    }

    private static Instant instant(JsonNode millis) {
        return millis.longValue() < 0 ? Instant.MAX : Instant.ofEpochMilli(millis.longValue());
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException("a card that is none", notOurs);
        }
    }
}
