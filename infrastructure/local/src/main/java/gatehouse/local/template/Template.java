package gatehouse.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// `template.yaml`, read as CloudFormation would on deploying it with the given parameters.
///
/// Only what is asked for is resolved, so the rest may use what is unknown here.
public final class Template {
    private final JsonNode document;
    private final Intrinsics intrinsics;
    private final Conditions conditions;

    private Template(JsonNode document, Map<String, String> parameters) {
        this.document = document;
        this.intrinsics = new Intrinsics(document, parameters, name -> holds(name));
        this.conditions = new Conditions(document.path("Conditions"), intrinsics::resolve);
    }

    /// Reads a file.
    ///
    /// @param parameters instead of the template's defaults, of `AWS::StackName` (`gatehouse`) and
    ///   of what a reference to a resource would give; unknown ones are passed over
    public static Template read(Path file, Map<String, String> parameters) {
        try {
            return parse(Files.readString(file), parameters);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    public static Template parse(String text, Map<String, String> parameters) {
        return new Template(CloudFormationYaml.read(text), parameters);
    }

    /// The resources of a type whose condition holds, in the template's order.
    public List<Resource> resources(String type) {
        return document.path("Resources").properties().stream()
                .filter(entry -> entry.getValue().path("Type").asText().equals(type))
                .filter(entry -> wanted(entry.getValue()))
                .map(entry -> resource(entry.getKey(), entry.getValue()))
                .toList();
    }

    /// The only resource of a type.
    public Resource only(String type) {
        var all = resources(type);
        if (all.size() != 1) {
            throw new IllegalArgumentException("not one but " + all.size() + " of " + type);
        }
        return all.getFirst();
    }

    /// A resource's attribute, such as `Arn`.
    public String attribute(Resource resource, String attribute) {
        return intrinsics.attribute(resource.id(), attribute);
    }

    /// What a reference to a resource gives.
    public String ref(Resource resource) {
        return intrinsics.ref(resource.id());
    }

    public String region() {
        return PhysicalNames.REGION;
    }

    public String account() {
        return PhysicalNames.ACCOUNT;
    }

    private boolean holds(String condition) {
        return conditions.holds(condition);
    }

    private boolean wanted(JsonNode resource) {
        var condition = resource.path("Condition");
        return condition.isMissingNode() || holds(condition.asText());
    }

    private Resource resource(String id, JsonNode declared) {
        var type = declared.path("Type").asText();
        var properties = JsonNodeFactory.instance.objectNode();
        if (type.equals("AWS::Serverless::Function")) {
            merge(properties, document.path("Globals").path("Function"));
        }
        merge(properties, declared.path("Properties"));
        return new Resource(id, type, intrinsics.resolve(properties));
    }

    private static void merge(ObjectNode into, JsonNode from) {
        from.properties()
                .forEach(entry -> {
                    if (into.get(entry.getKey()) instanceof ObjectNode inner
                            && entry.getValue().isObject()) {
                        merge(inner, entry.getValue());
                    } else {
                        into.set(entry.getKey(), entry.getValue().deepCopy());
                    }
                });
    }
}
