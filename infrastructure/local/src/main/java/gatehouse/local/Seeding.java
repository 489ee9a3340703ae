package gatehouse.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.local.storage.Journal;
import java.util.List;

/// Plants once, and remembers who was planted.
final class Seeding {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final Journal journal;

    Seeding(Journal journal) {
        this.journal = journal;
    }

    List<Seed.Person> people(Seed seed, LocalSystem system) {
        var past = journal.past();
        if (!past.isEmpty()) {
            return MAPPER.convertValue(past.getLast(), new TypeReference<>() {});
        }
        var people = seed.plant(system);
        journal.append(MAPPER.convertValue(people, JsonNode.class));
        return people;
    }
}
