package gatehouse.local.model;

import gatehouse.aws.Keys;
import gatehouse.domain.TenantId;
import gatehouse.local.job.House;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Clears away what would still fall due in the tenants of a history: every later one would wait
/// for it.
public final class Leaving {
    private Leaving() {}

    public static void clear(Collection<TenantId> tenants) {
        tenants.forEach(tenant -> {
            var partition = Map.of(":t", AttributeValue.fromS(Keys.tenant(tenant).pk()));
            House.SYSTEM
                    .dynamo()
                    .queryPaginator(query ->
                            query.tableName(House.SYSTEM.table())
                                    .keyConditionExpression("pk = :t")
                                    .filterExpression("attribute_exists(dueShard)")
                                    .expressionAttributeValues(partition))
                    .items()
                    .forEach(Leaving::clear);
        });
    }

    private static void clear(Map<String, AttributeValue> item) {
        var key = new HashMap<>(item);
        key.keySet().retainAll(Set.of("pk", "sk"));
        var _ =
                House.SYSTEM
                        .dynamo()
                        .deleteItem(delete -> delete.tableName(House.SYSTEM.table()).key(key));
    }
}
