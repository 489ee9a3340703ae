package gatehouse.local.policy;

import static gatehouse.local.policy.Sample.TABLE;
import static gatehouse.local.policy.Sample.allow;
import static gatehouse.local.policy.Sample.condition;
import static gatehouse.local.policy.Sample.key;
import static gatehouse.local.policy.Sample.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ses.SesClient;

/// Calls of the SDK's own clients against statements of a test's own.
@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyCheckTest {
    private static final String GET = "\"dynamodb:GetItem\"";
    private static final String BATCH = "\"dynamodb:BatchGetItem\"";
    private static final String PUT = "\"dynamodb:PutItem\"";
    private static final String UPDATE = "\"dynamodb:UpdateItem\"";
    private static final String ARN =
            "arn:aws:dynamodb:eu-central-1:000000000000:table/gatehouse-Table";

    @Test
    void a_key_outside_the_pattern_is_refused_and_remembered() {
        var sample = Sample.of(table("Read", GET, "\"T#*\""));

        allowed(() -> get(sample, "T#acme"));
        refused(() -> get(sample, "A#ana"));
        refused(() -> get(sample, "t#acme"));
        assertThat(sample.check().denied())
                .containsExactly(
                        new Denied("do", new Need("dynamodb:GetItem", ARN, List.of("A#ana"))),
                        new Denied("do", new Need("dynamodb:GetItem", ARN, List.of("t#acme"))));
    }

    @Test
    void an_action_that_is_not_given_is_refused() {
        var sample = Sample.of(table("Read", GET, "\"T#*\""));

        refused(() -> dynamo(sample).putItem(put -> put.tableName(TABLE).item(key("T#acme"))));
        refused(() -> dynamo(sample).scan(scan -> scan.tableName(TABLE)));
    }

    @Test
    void a_key_that_is_taken_out_is_refused() {
        var sample = Sample.of(table("Read", GET, "\"T#*\""));

        allowed(() -> get(sample, "T#acme"));
        refused(() -> get(sample, "T#acme#AUDIT"));
    }

    @Test
    void a_statement_that_denies_wins() {
        var deny = table("Never", GET, "\"T#acme\"").replace("Allow", "Deny");
        var sample = Sample.of(table("Read", GET, "\"T#*\""), deny);

        allowed(() -> get(sample, "T#globex"));
        refused(() -> get(sample, "T#acme"));
    }

    @Test
    void all_keys_of_a_batch_must_be_covered_by_one_statement() {
        var apart =
                Sample.of(table("Tenants", BATCH, "\"T#*\""), table("Accounts", BATCH, "\"A#*\""));
        var together = Sample.of(table("Both", BATCH, "\"T#*\", \"A#*\""));

        allowed(() -> batch(apart, "T#acme", "T#globex"));
        allowed(() -> batch(apart, "A#ana"));
        refused(() -> batch(apart, "T#acme", "A#ana"));
        allowed(() -> batch(together, "T#acme", "A#ana"));
    }

    @Test
    void a_transaction_needs_the_action_of_each_member_on_its_own_keys() {
        var sample = Sample.of(table("Put", PUT, "\"IDEM#*\""), table("Update", UPDATE, "\"T#*\""));

        allowed(() -> transact(sample, put("IDEM#1"), update("T#acme")));
        refused(() -> transact(sample, put("T#acme"), update("T#acme")));
        refused(() -> transact(sample, put("IDEM#1"), update("IDEM#1")));
        refused(() ->
                transact(
                        sample,
                        TransactWriteItem.builder()
                                .delete(it -> it.tableName(TABLE).key(key("T#acme")))
                                .build()));
    }

    @Test
    void a_transactions_members_of_one_action_must_be_covered_by_one_statement() {
        var sample = Sample.of(table("One", PUT, "\"IDEM#*\""), table("Two", PUT, "\"T#*\""));

        allowed(() -> transact(sample, put("IDEM#1"), put("IDEM#2")));
        refused(() -> transact(sample, put("IDEM#1"), put("T#acme")));
    }

    @Test
    void a_query_of_an_index_needs_the_index_and_its_own_partition() {
        var index =
                allow("Relations", "dynamodb:Query", "!Sub \"${Table.Arn}/index/relations\"")
                        .replace(" }", ", " + condition("StringLike", "\"A#*\"") + " }");
        var sample = Sample.of(index, table("Main", "\"dynamodb:Query\"", "\"T#*\""));

        allowed(() -> query(sample, "relations", "#p = :p AND related > :r", "relation", "A#ana"));
        refused(() -> query(sample, "relations", "#p = :p AND related > :r", "relation", "T#x"));
        refused(() -> query(sample, "others", "#p = :p", "relation", "A#ana"));
        allowed(() -> query(sample, "", "begins_with(sk, :r) AND #p = :p", "pk", "T#acme"));
        refused(() -> query(sample, "", "#p = :p", "pk", "A#ana"));
    }

    @Test
    void a_secret_can_be_read_by_those_who_are_given_that_one() {
        var sample = Sample.of(allow("Links", "secretsmanager:GetSecretValue", "!Ref Links"));
        var secrets = sample.client("secretsmanager", SecretsManagerClient.builder());

        allowed(() -> secrets.getSecretValue(get -> get.secretId("gatehouse-Links")));
        refused(() -> secrets.getSecretValue(get -> get.secretId("gatehouse-Other")));
        refused(() ->
                secrets.putSecretValue(put -> put.secretId("gatehouse-Links").secretString("{}")));
    }

    @Test
    void a_bus_takes_events_of_those_who_are_given_it() {
        var sample = Sample.of(allow("Publish", "events:PutEvents", "!GetAtt Bus.Arn"));
        var bus = sample.client("events", EventBridgeClient.builder());

        allowed(() -> bus.putEvents(put -> put.entries(event("gatehouse-Bus"))));
        refused(() -> bus.putEvents(put -> put.entries(event("default"))));
    }

    @Test
    void a_bucket_takes_files_of_those_who_are_given_it() {
        var sample = Sample.of(allow("Put", "s3:PutObject", "!Sub \"${Bucket.Arn}/*\""));
        var files = sample.client("s3", S3Client.builder());
        var text = RequestBody.fromString("x");

        allowed(() -> files.putObject(put -> put.bucket("files").key("a/b"), text));
        refused(() -> files.putObject(put -> put.bucket("other").key("a/b"), text));
        refused(() -> files.getObjectAsBytes(get -> get.bucket("files").key("a/b")));
    }

    @Test
    void a_mail_needs_the_identity_and_the_configuration_set() {
        var identity = "\"arn:aws:ses:eu-central-1:000000000000:identity/us@x.example\"";
        var set = "\"arn:aws:ses:eu-central-1:000000000000:configuration-set/gatehouse-Mails\"";
        var both =
                Sample.of(
                        allow("From", "ses:SendRawEmail", identity),
                        allow("With", "ses:SendRawEmail", set));
        var one = Sample.of(allow("From", "ses:SendRawEmail", identity));

        allowed(() -> send(both, "us@x.example"));
        refused(() -> send(both, "them@x.example"));
        refused(() -> send(one, "us@x.example"));
    }

    private static void allowed(ThrowingCallable call) {
        assertThatCode(call).doesNotThrowAnyException();
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        AwsServiceException.class,
                        refusal ->
                                assertThat(refusal.awsErrorDetails().errorCode())
                                        .startsWith("AccessDenied"));
    }

    private static DynamoDbClient dynamo(Sample sample) {
        return sample.client("dynamodb", DynamoDbClient.builder());
    }

    private static void get(Sample sample, String pk) {
        var _ = dynamo(sample).getItem(get -> get.tableName(TABLE).key(key(pk)));
    }

    private static void batch(Sample sample, String... pks) {
        var keys = List.of(pks).stream().map(Sample::key).toList();
        var ask = KeysAndAttributes.builder().keys(keys).build();
        var _ = dynamo(sample).batchGetItem(get -> get.requestItems(Map.of(TABLE, ask)));
    }

    private static void query(
            Sample sample, String index, String condition, String name, String value) {
        var _ =
                dynamo(sample)
                        .query(query -> {
                            query.tableName(TABLE)
                                    .keyConditionExpression(condition)
                                    .expressionAttributeNames(Map.of("#p", name))
                                    .expressionAttributeValues(
                                            Map.of(
                                                    ":p", AttributeValue.fromS(value),
                                                    ":r", AttributeValue.fromS("x")));
                            if (!index.isEmpty()) {
                                query.indexName(index);
                            }
                        });
    }

    private static void transact(Sample sample, TransactWriteItem... members) {
        var _ = dynamo(sample).transactWriteItems(all -> all.transactItems(members));
    }

    private static TransactWriteItem put(String pk) {
        return TransactWriteItem.builder().put(it -> it.tableName(TABLE).item(key(pk))).build();
    }

    private static TransactWriteItem update(String pk) {
        return TransactWriteItem.builder()
                .update(it -> it.tableName(TABLE).key(key(pk)).updateExpression("REMOVE x"))
                .build();
    }

    private static PutEventsRequestEntry event(String bus) {
        return PutEventsRequestEntry.builder().eventBusName(bus).build();
    }

    private static void send(Sample sample, String from) {
        var _ =
                sample.client("ses", SesClient.builder())
                        .sendRawEmail(send ->
                                send.source(from)
                                        .configurationSetName("gatehouse-Mails")
                                        .rawMessage(it -> it.data(SdkBytes.fromUtf8String("x"))));
    }
}
