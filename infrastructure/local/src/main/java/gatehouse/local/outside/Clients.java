package gatehouse.local.outside;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The endpoint, for the local system itself: it sets up what the template declares, carries
/// messages and takes everything down. What functions ask for does not go this way.
record Clients(
        SdkHttpClient http,
        DynamoDbClient table,
        SqsClient queues,
        EventBridgeClient bus,
        SesClient mail,
        S3Client files,
        SecretsManagerClient secrets)
        implements AutoCloseable {

    static Clients of(URI endpoint, AwsCredentialsProvider credentials, Region region) {
        var http = AwsCrtHttpClient.builder().build();
        var at = new At(endpoint, credentials, region, http);
        return new Clients(
                http,
                at.on(DynamoDbClient.builder()).build(),
                at.on(SqsClient.builder()).build(),
                at.on(EventBridgeClient.builder()).build(),
                at.on(SesClient.builder()).build(),
                at.on(S3Client.builder()).forcePathStyle(true).build(),
                at.on(SecretsManagerClient.builder()).build());
    }

    private record At(
            URI endpoint, AwsCredentialsProvider credentials, Region region, SdkHttpClient http) {
        <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B on(B builder) {
            return builder.httpClient(http)
                    .credentialsProvider(credentials)
                    .region(region)
                    .endpointOverride(endpoint);
        }
    }

    @Override
    public void close() {
        table.close();
        queues.close();
        bus.close();
        mail.close();
        files.close();
        secrets.close();
        http.close();
    }
}
