package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.Change;
import gatehouse.domain.ExportId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Unreachable;
import gatehouse.domain.people.Export;
import java.util.Optional;

/// The exports that are being written, for who writes them.
public final class Exports {
    private final Table table;

    public Exports(Table table) {
        this.table = table;
    }

    /// An export as it was read or written last.
    public record Held(Item item, Export export) {}

    /// Finds one.
    public Optional<Held> find(TenantId tenant, AccountId asker, ExportId id) {
        return table.get(Keys.export(tenant, asker, id))
                .map(item -> new Held(item, ExportItems.read(item)));
    }

    /// Notes how far it is.
    ///
    /// @throws Unreachable if somebody else has noted something since: two of one owner are at
    ///   work, and one of them has to come again
    public Held advance(Held held, Export.State next) {
        var export = held.export().with(next);
        var draft = ExportItems.put(held.item().edit(), export);
        commit(Write.replace(held.item(), draft));
        return new Held(draft.item(), export);
    }

    /// Notes that it has come to its end, and lets its asker ask for another.
    ///
    /// @throws Unreachable as [#advance] does
    public void finish(Held held, Export.State end, Change change) {
        var ended = held.export().with(end);
        commit(ExportItems.finish(held.item(), ended, change));
        release(ended);
    }

    /// Lets its asker ask for another; nothing comes of it where that was done before.
    public void release(Export export) {
        // lost where the mark has gone, or is another export's
        var _ = table.commit(ExportItems.unmark(export));
    }

    private void commit(Write write) {
        if (table.commit(write) == Committed.LOST) {
            throw new Unreachable("somebody else writes this export");
        }
    }
}
