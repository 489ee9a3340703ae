package gatehouse.local.small;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.aws.Platform;
import java.util.ArrayList;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageTag;

/// Mails each thing to the address that is its name. `fail@…` cannot be mailed.
public final class MailerHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final Clients clients;
    private final SesClient mails;
    private final SecretsManagerClient secrets;

    public MailerHandler(Platform platform) {
        this.clients = new Clients(platform);
        this.mails = clients.mails();
        this.secrets = clients.secrets();
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var failures = new ArrayList<SQSBatchResponse.BatchItemFailure>();
        for (var message : event.getRecords()) {
            var to = thing(message.getBody());
            if (to.startsWith("fail")) {
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            } else {
                send(to);
            }
        }
        return new SQSBatchResponse(failures);
    }

    private static String thing(String body) {
        try {
            return MAPPER.readTree(body).path("detail").path("thing").asText();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void send(String to) {
        var links = clients.variable("LINKS_SECRET");
        var secret = secrets.getSecretValue(get -> get.secretId(links)).secretString();
        var keys = clients.variable("KEYS_SECRET");
        var _ = secrets.putSecretValue(put -> put.secretId(keys).secretString(secret));
        var mime =
                """
                From: Gatehouse <%s>
                To: %s
                Subject: A thing
                Auto-Submitted: auto-generated
                Content-Type: text/plain; charset=utf-8

                See http://127.0.0.1/accept#%s, please.
                """
                        .formatted(clients.variable("MAIL_FROM"), to, secret.length());
        var _ =
                mails.sendRawEmail(send ->
                        send.rawMessage(raw -> raw.data(SdkBytes.fromUtf8String(mime)))
                                .source(clients.variable("MAIL_FROM"))
                                .destinations(to)
                                .configurationSetName(clients.variable("CONFIGURATION_SET"))
                                .tags(MessageTag.builder().name("item").value("x").build()));
    }
}
