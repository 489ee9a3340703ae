package gatehouse.functions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import gatehouse.aws.AwsError;
import gatehouse.aws.Meter;
import gatehouse.domain.Unreachable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/// The line of a [Run]: JSON in CloudWatch's embedded metric format. Names with a capital are
/// metrics and their two dimensions; the others are for people to search by. Ids stand in it, and
/// nothing that people wrote: no path, name, address, token or reason.
///
/// @param namespace of the metrics
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">the
///   format</a>
record LogLine(String namespace) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int CAUSES = 5;

    /// Where it was thrown; below that, only where we were: the SDK alone is forty frames deep.
    private static final int FIRST_FRAMES = 5;

    private static final int FRAMES = 20;

    String of(Run run, Meter.Usage used) {
        var text = new StringWriter(1024);
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("time", run.begun.toString());
            json.writeStringField("level", run.level());
            json.writeStringField("Function", run.function);
            if (run.route().isPresent()) {
                json.writeStringField("Route", run.route().get());
            }
            json.writeStringField("requestId", run.requestId);
            json.writeStringField("outcome", run.outcome());
            if (!run.problem().isEmpty()) {
                json.writeStringField("problem", run.problem());
            }
            for (var metric : run.metrics.entrySet()) {
                number(json, metric);
            }
            json.writeObjectFieldStart("calls");
            for (var call : used.calls().entrySet()) {
                json.writeNumberField(call.getKey(), call.getValue());
            }
            json.writeEndObject();
            if (!run.troubles.isEmpty()) {
                json.writeArrayFieldStart("faults");
                for (var trouble : run.troubles) {
                    fault(json, trouble);
                }
                json.writeEndArray();
            }
            metrics(json, run);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /// Whole numbers as such.
    private static void number(JsonGenerator json, Map.Entry<Metric, Double> metric)
            throws IOException {
        double value = metric.getValue();
        if (value == Math.rint(value)) {
            json.writeNumberField(metric.getKey().title(), (long) value);
        } else {
            json.writeNumberField(metric.getKey().title(), value);
        }
    }

    /// Classes, places and AWS's codes. Messages only of [Unreachable]: those are ours.
    private static void fault(JsonGenerator json, Run.Trouble trouble) throws IOException {
        json.writeStartObject();
        if (!trouble.about().isEmpty()) {
            json.writeStringField("about", trouble.about());
        }
        json.writeArrayFieldStart("causes");
        Throwable cause = trouble.fault();
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            json.writeStartObject();
            json.writeStringField("class", cause.getClass().getName());
            if (cause instanceof Unreachable ours) {
                json.writeStringField("message", ours.getMessage());
            }
            var aws = AwsError.of(cause);
            if (aws.isPresent()) {
                json.writeStringField("code", aws.get().code());
                json.writeNumberField("status", aws.get().status());
                json.writeStringField("awsRequestId", aws.get().requestId());
            }
            json.writeEndObject();
            cause = cause.getCause();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("at");
        var frames = trouble.fault().getStackTrace();
        for (int i = 0, told = 0; i < frames.length && told < FRAMES; i++) {
            if (i < FIRST_FRAMES || frames[i].getClassName().startsWith("gatehouse.")) {
                json.writeString(frames[i].toString());
                told++;
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void metrics(JsonGenerator json, Run run) throws IOException {
        json.writeObjectFieldStart("_aws");
        json.writeNumberField("Timestamp", run.begun.toEpochMilli());
        json.writeArrayFieldStart("CloudWatchMetrics");
        json.writeStartObject();
        json.writeStringField("Namespace", namespace);
        json.writeArrayFieldStart("Dimensions");
        json.writeStartArray();
        json.writeString("Function");
        if (run.route().isPresent()) {
            json.writeString("Route");
        }
        json.writeEndArray();
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (var metric : run.metrics.keySet()) {
            json.writeStartObject();
            json.writeStringField("Name", metric.title());
            json.writeStringField("Unit", metric.unit());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
