package gatehouse.functions.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The contract of the API (`infrastructure/contract/openapi.json`), as its page reads it. What a
/// `HEAD` does is said once for all of them.
///
/// @param document OpenAPI 3.1
record Contract(JsonNode document) {

    /// Operations that belong together.
    record Group(String name, String about, List<Operation> operations) {}

    /// One method of one path.
    ///
    /// @param open whether anybody may call it
    /// @param bodies what it takes; empty for nothing
    record Operation(
            String id,
            String method,
            String path,
            String summary,
            String about,
            boolean open,
            List<Parameter> parameters,
            List<Content> bodies,
            List<Reply> replies) {}

    /// @param where `path`, `query` or `header`
    record Parameter(String name, String where, boolean required, String type, String about) {}

    /// One status that it may answer, with the names of the headers.
    record Reply(String status, String about, List<String> headers, List<Content> contents) {}

    /// A body.
    ///
    /// @param schemas the names of those that it may follow; empty for text
    /// @param example pretty-printed; empty where there is none
    record Content(String type, List<String> schemas, String example) {}

    /// A schema of the list at the end of the page.
    record Described(String name, String about, String type, List<Field> fields) {}

    record Field(String name, String type, boolean required, String about) {}

    String about() {
        return document.path("info").path("description").asText();
    }

    List<Group> groups() {
        return elements(document.path("tags"))
                .map(tag ->
                        new Group(
                                tag.path("name").asText(),
                                text(tag),
                                operations(tag.path("name").asText())))
                .toList();
    }

    List<Described> schemas() {
        return document.path("components").path("schemas").properties().stream()
                .map(entry ->
                        new Described(
                                entry.getKey(),
                                text(entry.getValue()),
                                SchemaWords.type(entry.getValue()),
                                fields(entry.getValue())))
                .toList();
    }

    private List<Operation> operations(String tag) {
        return document.path("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream()
                                .filter(entry -> entry.getValue().has("operationId"))
                                .filter(entry -> !entry.getKey().equals("head"))
                                .filter(entry ->
                                        entry.getValue().path("tags").path(0).asText().equals(tag))
                                .map(entry -> operation(path, entry)))
                .toList();
    }

    private Operation operation(
            Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> method) {
        var operation = method.getValue();
        return new Operation(
                operation.path("operationId").asText(),
                method.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                operation.path("summary").asText(),
                text(operation),
                operation.has("security"),
                Stream.of(path.getValue(), operation)
                        .flatMap(place -> elements(place.path("parameters")))
                        .map(this::parameter)
                        .toList(),
                contents(operation.path("requestBody")),
                operation.path("responses").properties().stream().map(this::reply).toList());
    }

    private Parameter parameter(JsonNode written) {
        var parameter = resolved(written);
        return new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                parameter.path("required").asBoolean(),
                SchemaWords.type(parameter.path("schema")),
                text(parameter));
    }

    private Reply reply(Map.Entry<String, JsonNode> status) {
        var reply = resolved(status.getValue());
        return new Reply(
                status.getKey(),
                text(reply),
                reply.path("headers").propertyStream().map(Map.Entry::getKey).toList(),
                contents(reply));
    }

    private static List<Content> contents(JsonNode holder) {
        return holder.path("content").properties().stream()
                .map(entry ->
                        new Content(
                                entry.getKey(),
                                SchemaWords.named(entry.getValue().path("schema")),
                                example(entry.getValue().path("example"))))
                .toList();
    }

    private static String example(JsonNode example) {
        return example.isTextual() ? example.asText() : example.toPrettyString();
    }

    private static List<Field> fields(JsonNode schema) {
        var required = elements(schema.path("required")).map(JsonNode::asText).toList();
        return schema.path("properties").properties().stream()
                .map(field ->
                        new Field(
                                field.getKey(),
                                SchemaWords.type(field.getValue()),
                                required.contains(field.getKey()),
                                text(field.getValue())))
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static String text(JsonNode node) {
        return node.path("description").asText();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
