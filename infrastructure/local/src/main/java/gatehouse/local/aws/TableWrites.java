package gatehouse.local.aws;

import java.io.IOException;
import java.util.Set;

/// Tells of every write to the table, so that the stream is read at once instead of by the clock.
public final class TableWrites implements Service {
    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

    private final Service table;
    private final Runnable written;

    public TableWrites(Service table, Runnable written) {
        this.table = table;
        this.written = written;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        try {
            return table.answer(call);
        } finally {
            if (WRITES.contains(call.action())) {
                written.run();
            }
        }
    }
}
