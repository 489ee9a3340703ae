package gatehouse.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// CloudFormation's YAML as JSON, with the short forms written out: `!Ref Table` reads as
/// `{"Ref":"Table"}`, `!GetAtt Table.Arn` as `{"Fn::GetAtt":["Table","Arn"]}`.
final class CloudFormationYaml extends SafeConstructor {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CloudFormationYaml() {
        super(new LoaderOptions());
        yamlMultiConstructors.put("!", new ShortForm());
    }

    static JsonNode read(String text) {
        return MAPPER.valueToTree(new Yaml(new CloudFormationYaml()).load(text));
    }

    private static String longForm(String tag) {
        return switch (tag) {
            case "!Ref", "!Condition" -> tag.substring(1);
            default -> "Fn::" + tag.substring(1);
        };
    }

    private Object content(Node node) {
        return switch (node) {
            case ScalarNode scalar -> constructScalar(scalar);
            case SequenceNode sequence -> constructSequence(sequence);
            case MappingNode mapping -> constructMapping(mapping);
            default -> throw new IllegalArgumentException("not read: " + node.getTag());
        };
    }

    private final class ShortForm extends AbstractConstruct {
        @Override
        public Object construct(Node node) {
            var name = longForm(node.getTag().getValue());
            var content = content(node);
            return Map.of(
                    name,
                    name.equals("Fn::GetAtt") && content instanceof String path
                            ? List.of(path.split("\\.", 2))
                            : content);
        }
    }
}
