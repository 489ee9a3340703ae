package gatehouse.local;

import java.util.List;

/// The tenants and people of the design.
final class StandardSeed implements Seed {
    @Override
    public List<Person> plant(LocalSystem system) {
        return List.of();
    }
}
