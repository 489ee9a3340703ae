package gatehouse.functions.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import gatehouse.aws.Key;
import gatehouse.aws.MailTag;
import gatehouse.domain.EventId;
import gatehouse.functions.bootstrap.BootstrapHandler;
import gatehouse.functions.delivery.DeliveryHandler;
import gatehouse.functions.expire.ExpireHandler;
import gatehouse.functions.mailer.MailerHandler;
import gatehouse.functions.projections.ProjectionsHandler;
import gatehouse.functions.relay.RelayHandler;
import gatehouse.functions.signin.SigninHandler;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// The payloads in `events/invoke/`, read the way Lambda's managed runtime reads them.
@DisplayNameGeneration(ReplaceUnderscores.class)
class InvokePayloadsTest {

    @Test
    void bootstrap_takes_a_flat_object() {
        var input = (Map<?, ?>) read("bootstrap", BootstrapHandler.class);
        assertThat(input.keySet())
                .isEqualTo(
                        Map.of("tenantName", 1, "email", 1, "firstName", 1, "lastName", 1)
                                .keySet());
        assertThat(input.values())
                .allSatisfy(value -> assertThat(value).isInstanceOf(String.class));
    }

    @Test
    void expire_takes_the_schedules_event() {
        var event = (ScheduledEvent) read("expire", ExpireHandler.class);
        assertThat(event.getDetailType()).isEqualTo("Scheduled Event");
        assertThat(event.getTime()).isNotNull();
    }

    @Test
    void relay_takes_a_batch_of_the_stream() {
        var batch = (DynamodbEvent) read("relay", RelayHandler.class);
        var record = batch.getRecords().getFirst().getDynamodb();
        assertThat(record.getNewImage()).containsKeys("pk", "sk", "state", "version", "change");
        assertThat(record.getOldImage()).isNull();
    }

    @Test
    void projections_takes_a_tenant() {
        var input = (Map<?, ?>) read("projections", ProjectionsHandler.class);
        assertThat(input).isEqualTo(Map.of("tenant", "acme"));
    }

    @Test
    void mailer_takes_an_event_of_the_bus_from_its_queue() {
        var message = ((SQSEvent) read("mailer", MailerHandler.class)).getRecords().getFirst();
        var envelope = Contract.parsed(message.getBody());
        assertThat(envelope.path("detail-type").asText()).isEqualTo("invitation.created");
        assertThat(envelope.path("detail"))
                .isEqualTo(Contract.json("invitation.created.sample.json"));
        assertThat(message.getMessageId()).isNotBlank();
    }

    @Test
    void delivery_takes_a_report_of_ses_from_its_queue() {
        var message = ((SQSEvent) read("delivery", DeliveryHandler.class)).getRecords().getFirst();
        var detail = Contract.parsed(message.getBody()).path("detail");
        assertThat(detail.path("eventType").asText()).isEqualTo("Delivery");
        var sample = Contract.json("invitation.created.sample.json");
        var invitation = sample.at("/data/subject/id").asText().replace(".1", "#000001");
        assertThat(MailTag.parse(detail.at("/mail/tags/item/0").asText()))
                .contains(
                        new MailTag(
                                new Key("T#acme", "I#" + invitation),
                                new EventId(sample.path("id").asText())));
    }

    @Test
    void signin_takes_a_request_of_the_gateway() {
        var request = (APIGatewayV2HTTPEvent) read("signin", SigninHandler.class);
        assertThat(request.getRouteKey()).isEqualTo("POST /v1/sessions");
        assertThat(request.getRequestContext().getHttp().getSourceIp()).isNotBlank();
        assertThat(Contract.parsed(request.getBody()).has("username")).isTrue();
        assertThat(request.getIsBase64Encoded()).isFalse();
    }

    @Test
    void pages_takes_a_request_of_the_gateway() {
        var request = (APIGatewayV2HTTPEvent) read("pages", SigninHandler.class);
        assertThat(request.getRouteKey()).isEqualTo("GET /health");
        assertThat(request.getRequestContext().getHttp().getMethod()).isEqualTo("GET");
    }

    private static Object read(String payload, Class<?> handler) {
        var bytes = Contract.text("invoke/" + payload + ".json").getBytes(UTF_8);
        var type = inputOf(handler);
        return type instanceof Class<?> event
                        && LambdaEventSerializers.isLambdaSupportedEvent(event.getName())
                ? LambdaEventSerializers.serializerFor(event, event.getClassLoader())
                        .fromJson(new ByteArrayInputStream(bytes))
                : JacksonFactory.getInstance()
                        .getSerializer(type)
                        .fromJson(new ByteArrayInputStream(bytes));
    }

    /// What the handler's method takes.
    private static Type inputOf(Class<?> handler) {
        return Arrays.stream(handler.getMethods())
                .filter(method -> method.getName().equals("handleRequest") && !method.isBridge())
                .map(method -> method.getGenericParameterTypes()[0])
                .findFirst()
                .orElseThrow();
    }
}
