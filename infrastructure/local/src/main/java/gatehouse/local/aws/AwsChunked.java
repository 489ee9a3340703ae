package gatehouse.local.aws;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpRequest;

/// Takes S3's `aws-chunked` encoding off a body: `size[;signature]CRLF bytes CRLF …`, a chunk of
/// size 0, trailers.
final class AwsChunked {
    private AwsChunked() {}

    static byte[] content(SdkHttpRequest request, SdkBytes body) {
        var encoding = request.firstMatchingHeader("Content-Encoding").orElse("");
        return encoding.contains("aws-chunked") ? chunks(body.asByteArray()) : body.asByteArray();
    }

    private static byte[] chunks(byte[] body) {
        var content = new ByteArrayOutputStream();
        int at = 0;
        while (true) {
            int end = at;
            while (body[end] != '\r') {
                end++;
            }
            var head = new String(body, at, end - at, StandardCharsets.US_ASCII);
            int size = Integer.parseInt(head.split(";", 2)[0], 16);
            if (size == 0) {
                return content.toByteArray();
            }
            content.write(body, end + 2, size);
            at = end + 2 + size + 2;
        }
    }
}
