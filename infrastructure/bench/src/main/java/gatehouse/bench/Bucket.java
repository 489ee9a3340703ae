package gatehouse.bench;

import com.sun.net.httpserver.HttpExchange;
import gatehouse.local.gateway.FrontDoor;
import gatehouse.local.gateway.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// A bucket that takes files in parts and forgets them; `GET` tells how many bytes it has taken.
final class Bucket implements AutoCloseable {
    private static final String XML = "application/xml";
    private final FrontDoor door = new FrontDoor(0);
    private final AtomicLong taken = new AtomicLong();

    Bucket() {
        door.open((exchange, _) -> answer(exchange), Map.of());
    }

    String base() {
        return door.base();
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        long bytes = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        if (exchange.getRequestMethod().equals("GET")) {
            return Reply.text(200, "text/plain", taken.toString());
        }
        if (exchange.getRequestMethod().equals("PUT")) {
            taken.addAndGet(bytes);
            exchange.getResponseHeaders().set("ETag", "\"part\"");
            return Reply.text(200, XML, "");
        }
        return exchange.getRequestURI().getQuery().startsWith("uploads")
                ? Reply.text(
                        200,
                        XML,
                        "<InitiateMultipartUploadResult><UploadId>one</UploadId></InitiateMultipartUploadResult>")
                : Reply.text(
                        200,
                        XML,
                        "<CompleteMultipartUploadResult><ETag>\"whole\"</ETag></CompleteMultipartUploadResult>");
    }

    @Override
    public void close() {
        door.close();
    }
}
