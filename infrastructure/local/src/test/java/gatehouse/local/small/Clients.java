package gatehouse.local.small;

import gatehouse.aws.Platform;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ses.SesClient;

/// AWS clients as the adapters build them.
record Clients(Platform platform) {

    DynamoDbClient dynamo() {
        return on("dynamodb", DynamoDbClient.builder()).build();
    }

    EventBridgeClient events() {
        return on("events", EventBridgeClient.builder()).build();
    }

    SecretsManagerClient secrets() {
        return on("secretsmanager", SecretsManagerClient.builder()).build();
    }

    SesClient mails() {
        return on("ses", SesClient.builder()).build();
    }

    S3Client files() {
        return on("s3", S3Client.builder()).build();
    }

    String variable(String name) {
        return platform.environment().getOrDefault(name, "");
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B on(
            String service, B builder) {
        builder.httpClient(platform.http())
                .credentialsProvider(platform.credentials())
                .region(platform.region());
        platform.endpoint(service).ifPresent(builder::endpointOverride);
        return builder;
    }
}
