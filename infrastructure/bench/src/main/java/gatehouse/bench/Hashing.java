package gatehouse.bench;

import gatehouse.aws.Environment;
import gatehouse.functions.Passwords;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The baseline of a sign-in: a password checked against the very hash that the sign-in checks it
/// against.
final class Hashing implements Baseline {
    /// With the parameters that hold where nothing is set.
    private final Passwords passwords =
            new Passwords(new SecureRandom(), new Environment(Map.of()));

    private final DynamoDbClient client;
    private final Scene scene;
    private final String hash;

    /// Reads the hash of the scene's account. It has the parameters of today: with older ones a
    /// sign-in would hash twice.
    Hashing(DynamoDbClient client, Scene scene) {
        this.client = client;
        this.scene = scene;
        var item = client.getItem(get -> get.tableName(scene.tableName()).key(account())).item();
        this.hash = Objects.requireNonNull(item.get("password")).s();
        if (!passwords.renewed(SignIns.PASSWORD, hash).equals(hash)) {
            throw new IllegalStateException("a hash of other parameters");
        }
    }

    private Map<String, AttributeValue> account() {
        return Map.of(
                "pk", AttributeValue.fromS(scene.pk()), "sk", AttributeValue.fromS(scene.sk()));
    }

    /// Ends the sessions that there are: an account of a person has a few of them.
    @Override
    public void prepare(int runs) {
        var _ =
                client.updateItem(update ->
                        update.tableName(scene.tableName())
                                .key(account())
                                .updateExpression("SET sessions = :none")
                                .expressionAttributeValues(
                                        Map.of(":none", AttributeValue.fromM(Map.of()))));
    }

    @Override
    public int run() {
        if (!passwords.matches(SignIns.PASSWORD, hash)) {
            throw new IllegalStateException("not the password");
        }
        return 1;
    }
}
