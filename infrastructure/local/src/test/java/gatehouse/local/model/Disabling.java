package gatehouse.local.model;

import gatehouse.aws.Key;
import gatehouse.aws.Keys;
import gatehouse.domain.AccountId;
import gatehouse.domain.Email;
import gatehouse.domain.TenantId;
import gatehouse.domain.Username;
import gatehouse.local.job.House;
import gatehouse.local.job.Person;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Disables people past the API, with no entry in the log, of which the model knows nothing: it
/// sets the flag that the routes set, of the account, of its claims and of the membership. What the
/// routes do beside, `DisabledIT` and `BarringPeopleIT` hold.
final class Disabling {
    private Disabling() {}

    /// Everywhere: account, claims and the membership at home.
    static void everywhere(Person person, AccountId account) {
        disable(Keys.account(account));
        disable(Keys.email(Email.parse(person.email()).orElseThrow()));
        disable(Keys.username(Username.parse(person.email()).orElseThrow()));
        disable(Keys.member(new TenantId(person.tenant()), account));
    }

    /// In one tenant; nothing happens where the person has no place there.
    static void guest(AccountId account, TenantId tenant) {
        try {
            disable(Keys.member(tenant, account));
        } catch (ConditionalCheckFailedException notThere) {
            // nobody to disable
        }
    }

    private static void disable(Key key) {
        var place =
                Map.of(
                        "pk", AttributeValue.fromS(key.pk()),
                        "sk", AttributeValue.fromS(key.sk()));
        var _ =
                House.SYSTEM
                        .dynamo()
                        .updateItem(update ->
                                update.tableName(House.SYSTEM.table())
                                        .key(place)
                                        .conditionExpression("attribute_exists(pk)")
                                        .updateExpression("SET enabled = :no")
                                        .expressionAttributeValues(
                                                Map.of(":no", AttributeValue.fromBool(false))));
    }
}
