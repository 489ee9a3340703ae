package gatehouse.local.aws;

import java.io.IOException;
import software.amazon.awssdk.core.SdkBytes;

/// Answers a transaction once it is committed. DynamoDB Local answers before it has committed, so
/// that a kill right then would lose what was acknowledged; it commits before it goes on to read.
final class OnDisk implements Service {
    private static final String TARGET = "X-Amz-Target";
    private static final String READ = "ListTables";
    private static final int OK = 200;
    private static final SdkBytes NOTHING = SdkBytes.fromUtf8String("{}");

    private final Service table;

    OnDisk(Service table) {
        this.table = table;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        var answer = table.answer(call);
        if (call.action().equals("TransactWriteItems")) {
            int read = table.answer(read(call)).status();
            if (read != OK) {
                throw new IOException("DynamoDB Local does not read: " + read);
            }
        }
        return answer;
    }

    private static Call read(Call call) {
        var size = Integer.toString(NOTHING.asByteArrayUnsafe().length);
        var request =
                call.request().toBuilder()
                        .putHeader(TARGET, "DynamoDB_20120810." + READ)
                        .putHeader("Content-Length", size)
                        .build();
        return new Call(call.function(), call.service(), READ, request, NOTHING);
    }
}
