package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.Change;
import gatehouse.domain.ExportId;
import gatehouse.domain.GroupId;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantId;
import gatehouse.domain.people.Columns;
import gatehouse.domain.people.Export;
import gatehouse.domain.people.Export.Progress;
import gatehouse.domain.people.Export.State;
import gatehouse.domain.people.Export.Status;
import gatehouse.domain.people.Extract;
import gatehouse.domain.people.Order;
import gatehouse.domain.people.Search;
import gatehouse.domain.people.Search.Shown;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Exports as items, each with the mark that one of its asker's is under way.
public final class ExportItems {
    private static final String EXPORT = "export";
    private static final String FALLING = "-";

    private ExportItems() {}

    /// Reads one.
    public static Export read(Item item) {
        return new Export(
                new ExportId(item.text("id")),
                new TenantId(item.text("tenant")),
                new AccountId(item.text("account")),
                extract(item),
                item.instant("createdAt"),
                state(item));
    }

    /// A new one, with the mark that keeps its asker from asking for another meanwhile. The mark
    /// goes by itself once the export counts as failed.
    public static List<Write> create(Export export, Change change) {
        var draft =
                Draft.at(Keys.export(export.tenant(), export.asker(), export.id()))
                        .put("id", export.id().value())
                        .put("tenant", export.tenant().value())
                        .put("account", export.asker().value())
                        .put("sort", sort(export.extract()))
                        .put("columns", Codes.of(export.extract().columns()))
                        .put("filter", filter(export.extract().search()))
                        .put("createdAt", export.createdAt())
                        .put(Item.TTL, export.forgottenAt().getEpochSecond());
        var mark =
                Draft.at(Keys.exporting(export.tenant(), export.asker()))
                        .put(EXPORT, export.id().value())
                        .put(Item.TTL, export.givenUpAt().getEpochSecond())
                        .item();
        return List.of(
                Write.create(put(draft, export), change),
                new Write.Create(mark, export.createdAt()));
    }

    /// The end of one that was read, with its event.
    public static Write finish(Item before, Export ended, Change change) {
        return Write.replace(before, put(before.edit(), ended), change);
    }

    /// Whether a mark still keeps its person from asking for another.
    public static boolean isUnderWay(Item mark, Instant now) {
        return mark.number(Item.TTL) > now.getEpochSecond();
    }

    /// Takes the mark away, if it is this export's.
    static Write unmark(Export export) {
        return new Write.Delete(
                Keys.exporting(export.tenant(), export.asker()),
                Draft.map().put(EXPORT, export.id().value()).item().attributes(),
                Set.of());
    }

    /// Sets what changes while it is written.
    static Draft put(Draft draft, Export export) {
        draft.put("state", Codes.of(status(export.state())))
                .put("rows", export.rows())
                .remove("owner")
                .remove("until")
                .remove("upload")
                .remove("parts")
                .remove("after")
                .remove("whole");
        switch (export.state()) {
            case State.Queued _ -> {}
            case State.Running running -> put(draft, running);
            case State.Done done -> draft.put("finishedAt", done.at());
            case State.Failed failed -> draft.put("finishedAt", failed.at());
        }
        return draft;
    }

    private static void put(Draft draft, State.Running running) {
        var progress = running.progress();
        draft.put("owner", running.owner())
                .put("until", running.until())
                .put("upload", progress.upload())
                .putTexts("parts", progress.parts())
                .put("after", progress.after().orElse(""))
                .put("whole", progress.whole());
    }

    private static Status status(State state) {
        return switch (state) {
            case State.Queued _ -> Status.QUEUED;
            case State.Running _ -> Status.RUNNING;
            case State.Done _ -> Status.DONE;
            case State.Failed _ -> Status.FAILED;
        };
    }

    private static State state(Item item) {
        return switch (Codes.read(Status.class, item.text("state"))) {
            case QUEUED -> new State.Queued();
            case RUNNING ->
                    new State.Running(
                            item.text("owner"),
                            item.instant("until"),
                            new Progress(
                                    item.text("upload"),
                                    item.texts("parts"),
                                    (int) item.number("rows"),
                                    item.findText("after"),
                                    item.flag("whole")));
            case DONE -> new State.Done((int) item.number("rows"), item.instant("finishedAt"));
            case FAILED -> new State.Failed(item.instant("finishedAt"));
        };
    }

    private static String sort(Extract extract) {
        return (extract.falling() ? FALLING : "") + Codes.of(extract.order());
    }

    private static Item filter(Search search) {
        return Draft.map()
                .put("q", search.name().orElse(""))
                .put("group", search.group().map(GroupId::value).orElse(""))
                .put("role", search.role().map(RoleId::value).orElse(""))
                .put("company", search.company().orElse(""))
                .put("country", search.country().orElse(""))
                .put("disabled", Codes.of(search.disabled()))
                .put("external", Codes.of(search.external()))
                .put("waiting", Codes.of(search.waiting()))
                .item();
    }

    private static Extract extract(Item item) {
        var sort = item.text("sort");
        boolean falling = sort.startsWith(FALLING);
        return new Extract(
                search(item.map("filter")),
                Codes.read(Order.class, falling ? sort.substring(1) : sort),
                falling,
                Codes.read(Columns.class, item.text("columns")));
    }

    private static Search search(Item filter) {
        return new Search(
                filter.findText("q"),
                filter.findText("group").map(GroupId::new),
                filter.findText("role").map(RoleId::new),
                filter.findText("company"),
                filter.findText("country"),
                Codes.read(Shown.class, filter.text("disabled")),
                Codes.read(Shown.class, filter.text("external")),
                Codes.read(Shown.class, filter.text("waiting")));
    }
}
