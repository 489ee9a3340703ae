package gatehouse.local.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.local.aws.Call;
import gatehouse.local.mail.QueryForm;
import gatehouse.local.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Reads from a call what IAM would ask before it is done.
final class Needs {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String DEFAULT_BUS = "default";

    private final Arns arns;
    private final TableNeeds tables;

    Needs(Template template) {
        this.arns = new Arns(template);
        this.tables = new TableNeeds(template, arns);
    }

    /// All that a call needs; never nothing.
    List<Need> of(Call call) throws IOException {
        return switch (call.service()) {
            case "dynamodb" -> tables.of(call.action(), json(call));
            case "secretsmanager" ->
                    List.of(need(call, arns.secret(json(call).path("SecretId").asText())));
            case "events" -> events(call);
            case "ses" -> mails(call);
            case "s3" -> List.of(files(call));
            default -> List.of(need(call, "*"));
        };
    }

    private static JsonNode json(Call call) throws IOException {
        return MAPPER.readTree(call.body().asUtf8String());
    }

    private static Need need(Call call, String resource) {
        return new Need(call.service() + ":" + call.action(), resource, List.of());
    }

    private List<Need> events(Call call) throws IOException {
        var needs = new ArrayList<Need>();
        for (var entry : json(call).path("Entries")) {
            var bus = arns.bus(entry.path("EventBusName").asText(DEFAULT_BUS));
            needs.add(need(call, bus));
        }
        return needs.isEmpty() ? List.of(need(call, "*")) : needs;
    }

    /// SES asks for the identity that sends and for the configuration set, if one is named.
    private List<Need> mails(Call call) {
        var form = new QueryForm(call.body().asUtf8String());
        var needs = new ArrayList<>(List.of(need(call, arns.identity(form.text("Source")))));
        var configuration = form.text("ConfigurationSetName");
        if (!configuration.isEmpty()) {
            needs.add(need(call, arns.configurationSet(configuration)));
        }
        return needs;
    }

    /// IAM knows no actions for the parts of a file, nor for asking whether it is there; what lies
    /// in a bucket is asked of the bucket itself.
    private Need files(Call call) {
        if (call.action().equals("ListObjectsV2")) {
            return new Need("s3:ListBucket", arns.bucket(call.path()), List.of());
        }
        var action =
                switch (call.action()) {
                    case "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload" ->
                            "PutObject";
                    case "HeadObject" -> "GetObject";
                    default -> call.action();
                };
        return new Need("s3:" + action, arns.object(call.path()), List.of());
    }
}
