package gatehouse.local.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The contract: OpenAPI 3.1.
final class Document {
    private static final List<String> METHODS =
            List.of("get", "head", "post", "put", "patch", "delete", "options", "trace");

    /// As the pages function serves it.
    static final Document SERVED =
            new Document(parsed(resource("/gatehouse/functions/pages/openapi.json")));

    private final ObjectNode root;
    private final Schemas schemas;
    private final List<Operation> operations;

    Document(ObjectNode root) {
        this.root = root;
        this.schemas = new Schemas(root);
        // what a path spells out goes before what it leaves open
        this.operations =
                root.path("paths").properties().stream()
                        .flatMap(path ->
                                path.getValue().properties().stream()
                                        .filter(entry -> METHODS.contains(entry.getKey()))
                                        .map(entry ->
                                                new Operation(
                                                        entry.getKey().toUpperCase(Locale.ROOT),
                                                        path.getKey(),
                                                        path.getValue(),
                                                        entry.getValue())))
                        .sorted(
                                Comparator.comparing(
                                        operation -> operation.path().replace('{', '\uffff')))
                        .toList();
    }

    ObjectNode root() {
        return root;
    }

    Schemas schemas() {
        return schemas;
    }

    List<Operation> operations() {
        return operations;
    }

    /// The operation that takes a request, if one does.
    ///
    /// @param path undecoded, without the query
    Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equals(method) && operation.takes(path))
                .findFirst();
    }

    /// The parameters of an operation, those of its path among them.
    Stream<JsonNode> parameters(Operation operation) {
        return Stream.of(operation.item(), operation.node())
                .flatMap(place -> elements(place.path("parameters")))
                .map(this::resolved);
    }

    /// What an operation answers with a status; missing where it never does.
    JsonNode response(Operation operation, String status) {
        return resolved(operation.node().path("responses").path(status));
    }

    /// What is answered where no operation takes the request.
    JsonNode elsewhere() {
        return resolved(root.path("x-elsewhere").path("response"));
    }

    /// What is answered where a browser asks whether a page may.
    JsonNode preflight() {
        return resolved(root.path("x-preflight").path("response"));
    }

    /// The schema of that name.
    JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }

    /// What a reference leads to, or the node itself.
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static ObjectNode parsed(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String resource(String name) {
        try (var file = Document.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
