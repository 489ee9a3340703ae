package gatehouse.local.aws;

import gatehouse.local.storage.Storage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// DynamoDB Local behind a server of our own: its own one would listen to the whole network and set
/// telemetry up.
public final class DynamoLocal implements Service, AutoCloseable {
    private static final Logger SQLITE = Logger.getLogger("com.almworks.sqlite4java");

    private final LocalDynamoDBServerHandler handler;
    private final Server server;
    private final URI address;
    private final Forward forward;
    private final Service table;

    private DynamoLocal(LocalDynamoDBServerHandler handler, Server server, Storage storage)
            throws Exception {
        this.handler = handler;
        this.server = server;
        server.setHandler(handler);
        server.start();
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        this.address = URI.create("http://127.0.0.1:" + port);
        this.forward = new Forward(address);
        this.table =
                switch (storage) {
                    case Storage.Memory _ -> forward;
                    case Storage.Folder _ -> new OnDisk(forward);
                };
    }

    public static DynamoLocal start(Storage storage) {
        SQLITE.setLevel(Level.OFF);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            return new DynamoLocal(
                    new LocalDynamoDBServerHandler(requests(storage), null),
                    new Server(address),
                    storage);
        } catch (Exception broken) {
            throw new IllegalStateException("DynamoDB Local does not start", broken);
        }
    }

    /// Where it listens, on loopback only.
    public URI address() {
        return address;
    }

    private static LocalDynamoDBRequestHandler requests(Storage storage) throws Exception {
        return switch (storage) {
            case Storage.Memory _ -> new LocalDynamoDBRequestHandler(0, true, null, true, false);
            case Storage.Folder(var path) ->
                    new LocalDynamoDBRequestHandler(0, false, path.toString(), true, false);
        };
    }

    @Override
    public Answer answer(Call call) throws IOException {
        return table.answer(call);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception stuck) {
            throw new IllegalStateException("DynamoDB Local does not stop", stuck);
        } finally {
            handler.close();
            forward.close();
        }
    }
}
