package gatehouse.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// One resource of the template.
///
/// @param id its logical id
/// @param type such as `AWS::SQS::Queue`
/// @param properties with every reference resolved
public record Resource(String id, String type, JsonNode properties) {

    /// A property that must be there, as text.
    public String text(String property) {
        var value = properties.path(property);
        if (value.isMissingNode()) {
            throw new IllegalArgumentException(id + " has no " + property);
        }
        return value.asText();
    }

    /// Each value of a property that is one, or a list, of texts.
    public static List<String> texts(JsonNode value) {
        var texts = new ArrayList<String>();
        if (value.isArray()) {
            value.forEach(each -> texts.add(each.asText()));
        } else if (!value.isMissingNode()) {
            texts.add(value.asText());
        }
        return texts;
    }
}
