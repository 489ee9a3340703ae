package gatehouse.bench;

import gatehouse.local.LocalSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Events a second through stream, audit log and bus, all in this process, beside bare transactions
/// of as many items into the same table.
final class Relaying implements Part {
    private static final int EVENTS = 2_000;
    private static final int TENANTS = 1_000;

    /// What one transaction of the log takes (AuditLog): as many entries, as many markers, a head.
    private static final int MOST = 45;

    private static final int BATCH = 100;

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public List<Figure> measure() throws Exception {
        try (var stage = new Stage()) {
            var system = stage.system();
            var member = Rows.first(system, "T#acme", "M#");
            // the first events of a process pay for its compiler
            var _ = relayed(system, member, 1, "warm");
            double one = relayed(system, member, 1, "one");
            double thousand = relayed(system, member, TENANTS, "many");
            // batches of the stream hold 100: two full transactions of 45, one of 10
            double bareOne = bare(system, member, EVENTS * 3 / BATCH, EVENTS);
            double bareThousand = bare(system, member, EVENTS, EVENTS);
            return List.of(
                    Figure.known(name(), "one tenant: events a second", one, 0),
                    Figure.known(
                            name(), "one tenant: by bare transactions of that size", bareOne, 0),
                    Figure.known(name(), "one tenant: bare / relayed", bareOne / one, 2),
                    Figure.known(name(), "1,000 tenants: events a second", thousand, 0),
                    Figure.known(name(), "1,000 tenants: by bare transactions", bareThousand, 0),
                    Figure.known(
                            name(), "1,000 tenants: bare / relayed", bareThousand / thousand, 2));
        }
    }

    /// Lets events wait in the stream, then lets them go; returns how many a second went through.
    private static double relayed(
            LocalSystem system, Map<String, AttributeValue> member, int tenants, String run)
            throws Exception {
        system.quiet(Duration.ofMinutes(2));
        int before = system.events().size();
        system.pause("relay");
        Rows.plant(
                system, 0, EVENTS, number -> changed(member, run + number % tenants, run, number));
        long begun = System.nanoTime();
        system.resume("relay");
        system.quiet(Duration.ofMinutes(5));
        double seconds = (System.nanoTime() - begun) / 1e9;
        int told = system.events().size() - before;
        if (told != EVENTS) {
            throw new IllegalStateException(told + " of " + EVENTS + " events on the bus");
        }
        return EVENTS / seconds;
    }

    private static Map<String, AttributeValue> changed(
            Map<String, AttributeValue> member, String tenant, String run, int number) {
        var change =
                new HashMap<>(member.getOrDefault("change", AttributeValue.fromM(Map.of())).m());
        change.put("id", AttributeValue.fromS(id(run, number)));
        change.put("tenant", AttributeValue.fromS(tenant));
        var item = new HashMap<>(member);
        // nobody who has to be counted, too
        item.remove("directory");
        item.put("pk", AttributeValue.fromS("T#" + tenant));
        item.put("sk", AttributeValue.fromS("M#" + id("m" + run, number)));
        item.put("tenant", AttributeValue.fromS(tenant));
        item.put("change", AttributeValue.fromM(change));
        return item;
    }

    /// 26 letters of the alphabet of ids.
    private static String id(String run, int number) {
        var digits = "%06d".formatted(number).chars().mapToObj(digit -> letter(digit - '0'));
        var end = digits.reduce("", String::concat);
        return (run + "aaaaaaaaaaaaaaaaaaaaaaaaaa").substring(0, 26 - end.length()) + end;
    }

    private static String letter(int digit) {
        return String.valueOf((char) ('b' + digit));
    }

    /// As many items as so many events put into the log (entry, marker, head), in so many
    /// transactions; returns events a second.
    private static double bare(
            LocalSystem system, Map<String, AttributeValue> member, int transactions, int events) {
        int each = Math.min(MOST, Math.ceilDiv(events, transactions)) * 2 + 1;
        var item = new HashMap<>(member);
        item.remove("change");
        item.remove("directory");
        item.remove("dueShard");
        item.remove("relation");
        long begun = System.nanoTime();
        for (int number = 0; number < transactions; number++) {
            var writes = new ArrayList<TransactWriteItem>();
            for (int part = 0; part < each; part++) {
                item.put("pk", AttributeValue.fromS("BARE#" + UUID.randomUUID()));
                var copy = Map.copyOf(item);
                writes.add(
                        TransactWriteItem.builder()
                                .put(put -> put.tableName(system.table()).item(copy))
                                .build());
            }
            var _ = system.dynamo().transactWriteItems(all -> all.transactItems(writes));
        }
        return events / ((System.nanoTime() - begun) / 1e9);
    }
}
