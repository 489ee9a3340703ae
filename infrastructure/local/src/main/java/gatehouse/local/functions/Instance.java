package gatehouse.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import gatehouse.aws.Platform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/// One instance of a function, as Lambda would start one: a handler, given events as Lambda's own
/// runtime reads them from JSON.
final class Instance {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final RequestHandler<Object, Object> handler;
    private final Type input;

    private Instance(RequestHandler<Object, Object> handler) {
        this.handler = handler;
        this.input = input(handler.getClass());
    }

    @SuppressWarnings("unchecked") // what a handler takes is read from its class, below
    static Instance start(String handlerClass, Platform platform) {
        try {
            var constructor = Class.forName(handlerClass).getConstructor(Platform.class);
            return new Instance((RequestHandler<Object, Object>) constructor.newInstance(platform));
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(
                    "template.yaml names " + handlerClass + ", which does not start", broken);
        }
    }

    JsonNode handle(JsonNode event, Context context) throws IOException {
        return json(handler.handleRequest(object(event), context));
    }

    private Object object(JsonNode event) throws IOException {
        if (input instanceof Class<?> type
                && LambdaEventSerializers.isLambdaSupportedEvent(type.getName())) {
            return serializer(type)
                    .fromJson(new ByteArrayInputStream(MAPPER.writeValueAsBytes(event)));
        }
        return MAPPER.convertValue(event, MAPPER.constructType(input));
    }

    private static JsonNode json(Object answer) throws IOException {
        if (answer == null) {
            return NullNode.getInstance();
        }
        if (LambdaEventSerializers.isLambdaSupportedEvent(answer.getClass().getName())) {
            var out = new ByteArrayOutputStream();
            write(answer, answer.getClass(), out);
            return MAPPER.readTree(out.toByteArray());
        }
        return MAPPER.valueToTree(answer);
    }

    private static <T> void write(Object answer, Class<T> type, ByteArrayOutputStream out) {
        serializer(type).toJson(type.cast(answer), out);
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, type.getClassLoader());
    }

    /// What the handler, or a class that it extends, says that it takes.
    private static Type input(Class<?> handler) {
        return Stream.<Class<?>>iterate(handler, Objects::nonNull, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getGenericInterfaces()))
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(type -> type.getRawType() == RequestHandler.class)
                .map(type -> type.getActualTypeArguments()[0])
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a handler: " + handler));
    }
}
