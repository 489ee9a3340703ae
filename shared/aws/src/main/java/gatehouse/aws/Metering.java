package gatehouse.aws;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// Stands in every AWS client and feeds the [Meter] of the work that calls. The units are those
/// that [Table] asks DynamoDB for, by the operations below.
///
/// Chains of `instanceof` instead of a `switch`: a class is then loaded when its turn comes, and
/// most requests need the first one or two.
@SuppressWarnings("IfChainToSwitch") // see above
final class Metering implements ExecutionInterceptor {
    /// Called for each try.
    @Override
    public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes about) {
        var meter = Meter.current();
        if (meter != null) {
            meter.request(
                    about.getAttribute(SdkExecutionAttribute.SERVICE_NAME).toLowerCase(Locale.ROOT),
                    about.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution call, ExecutionAttributes attributes) {
        var meter = Meter.current();
        if (meter != null) {
            count(call.response(), meter);
        }
    }

    private static void count(SdkResponse response, Meter meter) {
        if (response instanceof BatchGetItemResponse batch) {
            meter.units(sum(batch.consumedCapacity()), 0);
        } else if (response instanceof GetItemResponse get) {
            meter.units(sum(one(get.consumedCapacity())), 0);
        } else if (response instanceof PutItemResponse put) {
            meter.units(0, sum(one(put.consumedCapacity())));
        } else if (response instanceof UpdateItemResponse update) {
            meter.units(0, sum(one(update.consumedCapacity())));
        } else if (response instanceof QueryResponse query) {
            meter.units(sum(one(query.consumedCapacity())), 0);
        } else if (response instanceof TransactWriteItemsResponse writes) {
            meter.units(0, sum(writes.consumedCapacity()));
        }
    }

    private static Collection<ConsumedCapacity> one(@Nullable ConsumedCapacity reported) {
        return reported == null ? List.of() : List.of(reported);
    }

    private static double sum(Collection<ConsumedCapacity> reported) {
        double units = 0;
        for (var part : reported) {
            units += part.capacityUnits() == null ? 0 : part.capacityUnits();
        }
        return units;
    }
}
