package gatehouse.local.outside;

import java.net.URI;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/// LocalStack in a container, one for all tests of this JVM. Testcontainers takes it down.
final class LocalStack {
    static final String NO_DOCKER = "skipped: no Docker, so nothing ran on LocalStack";
    private static final DockerImageName IMAGE =
            DockerImageName.parse("localstack/localstack:4.14.0");

    private LocalStack() {}

    static boolean canStart() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static URI endpoint() {
        return Started.CONTAINER.getEndpoint();
    }

    private static final class Started {
        private static final LocalStackContainer CONTAINER = start();

        private static LocalStackContainer start() {
            var container =
                    new LocalStackContainer(IMAGE)
                            .withServices(
                                    "dynamodb",
                                    "dynamodbstreams",
                                    "events",
                                    "s3",
                                    "secretsmanager",
                                    "ses",
                                    "sqs")
                            // else any signature is good
                            .withEnv("S3_SKIP_SIGNATURE_VALIDATION", "0");
            container.start();
            return container;
        }
    }
}
