package gatehouse.local.policy;

import gatehouse.local.aws.Access;
import gatehouse.local.aws.Answer;
import gatehouse.local.aws.LocalPlatform;
import gatehouse.local.template.Template;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One function with statements of a test's own, called by the SDK's own clients. Whatever is
/// allowed is answered with nothing. The function has a log and takes from the queue `Todo`; the
/// other log, the other queue and the table's stream are none of its business.
final class Sample {
    static final String TABLE = "gatehouse-Table";
    private static final String RESOURCES =
            """
            Resources:
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  StreamSpecification: { StreamViewType: KEYS_ONLY }
                  KeySchema: [{ AttributeName: pk, KeyType: HASH }, { AttributeName: sk, KeyType: RANGE }]
                  GlobalSecondaryIndexes:
                    - { IndexName: relations, KeySchema: [{ AttributeName: relation, KeyType: HASH }] }
              Links: { Type: AWS::SecretsManager::Secret }
              Other: { Type: AWS::SecretsManager::Secret }
              Bus: { Type: AWS::Events::EventBus }
              Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: files } }
              Mails: { Type: AWS::SES::ConfigurationSet }
              DoLogs: { Type: AWS::Logs::LogGroup }
              OtherLogs: { Type: AWS::Logs::LogGroup }
              Todo: { Type: AWS::SQS::Queue }
              OtherQueue: { Type: AWS::SQS::Queue }
              DoFunction:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: "gatehouse.functions.x.DoHandler::handleRequest"
                  Role: !GetAtt DoRole.Arn
                  LoggingConfig: { LogGroup: !Ref DoLogs }
                  Events: { Work: { Type: SQS, Properties: { Queue: !GetAtt Todo.Arn } } }
              DoRole:
                Type: AWS::IAM::Role
                Properties:
                  Policies:
                    - PolicyDocument:
                        Statement:
            """;

    /// The condition of whoever may not see the audit log.
    private static final String NO_LOG =
            ", \"ForAllValues:StringNotLike\": { \"dynamodb:LeadingKeys\": [\"T#*#AUDIT*\"] } }";

    private final PolicyCheck check;

    private Sample(PolicyCheck check) {
        this.check = check;
    }

    /// @param statements each as YAML, in one line
    static Sample of(String... statements) {
        return new Sample(new PolicyCheck(template("", statements)));
    }

    /// @param more resources beside the sample's own, as YAML, indented by two
    static Template template(String more, String... statements) {
        var lines =
                Stream.of(statements)
                        .map(statement -> "              - " + statement + "\n")
                        .collect(Collectors.joining());
        return Template.parse(RESOURCES + lines + more, Map.of());
    }

    /// A statement on the table. Keys of tenants come without their audit logs.
    static String table(String sid, String actions, String keys) {
        var open = openTable(sid, actions, keys);
        return keys.contains("T#") ? open.replaceFirst(" } }$", NO_LOG + " }") : open;
    }

    /// The same with the audit logs.
    static String openTable(String sid, String actions, String keys) {
        return "{ Sid: %s, Effect: Allow, Action: [%s], Resource: !GetAtt Table.Arn, %s }"
                .formatted(sid, actions, condition("StringLike", keys));
    }

    static String condition(String operator, String keys) {
        return "Condition: { \"ForAllValues:%s\": { \"dynamodb:LeadingKeys\": [%s] } }"
                .formatted(operator, keys);
    }

    static String allow(String sid, String action, String resource) {
        return "{ Sid: %s, Effect: Allow, Action: [\"%s\"], Resource: %s }"
                .formatted(sid, action, resource);
    }

    PolicyCheck check() {
        return check;
    }

    /// A client of the function.
    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            String service, B builder) {
        var platform =
                new LocalPlatform(
                        "do",
                        Clock.systemUTC(),
                        Map.of(),
                        call -> check.around(call, _ -> nothing(service)),
                        Access.ofThisProcess(URI.create("http://nowhere.example")),
                        Region.EU_CENTRAL_1);
        return builder.httpClient(platform.http())
                .credentialsProvider(platform.credentials())
                .region(platform.region())
                .overrideConfiguration(all -> all.retryStrategy(RetryMode.STANDARD))
                .endpointOverride(platform.endpoint(service).orElseThrow())
                .build();
    }

    private static Answer nothing(String service) {
        return switch (service) {
            case "ses" ->
                    Answer.xml(
                            "<SendRawEmailResponse><SendRawEmailResult/></SendRawEmailResponse>");
            case "s3" -> Answer.of(200, "application/xml", "");
            default -> Answer.of(200, "application/x-amz-json-1.0", "{}");
        };
    }

    static Map<String, AttributeValue> key(String pk) {
        return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS("X"));
    }
}
