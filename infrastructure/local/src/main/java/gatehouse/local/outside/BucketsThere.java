package gatehouse.local.outside;

import gatehouse.local.template.Template;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// The template's buckets on the endpoint.
final class BucketsThere {
    private final S3Client client;
    private final List<String> buckets;

    private BucketsThere(S3Client client, List<String> buckets) {
        this.client = client;
        this.buckets = buckets;
    }

    static BucketsThere make(Template template, Run run) {
        var buckets = template.resources("AWS::S3::Bucket").stream().map(template::ref).toList();
        var there = new BucketsThere(run.clients().files(), buckets);
        for (var bucket : buckets) {
            var _ =
                    there.client.createBucket(create ->
                            create.bucket(bucket)
                                    .createBucketConfiguration(
                                            where -> where.locationConstraint(template.region())));
            run.removals().add(bucket, () -> there.remove(bucket));
        }
        return there;
    }

    private void remove(String bucket) {
        for (var key : keys(bucket)) {
            client.deleteObject(delete -> delete.bucket(bucket).key(key));
        }
        client.deleteBucket(delete -> delete.bucket(bucket));
    }

    /// What lies there, as text, by `/bucket/key`.
    SortedMap<String, String> texts() {
        var texts = new TreeMap<String, String>();
        for (var bucket : buckets) {
            for (var key : keys(bucket)) {
                var content = client.getObjectAsBytes(get -> get.bucket(bucket).key(key));
                texts.put("/" + bucket + "/" + key, content.asUtf8String());
            }
        }
        return texts;
    }

    private List<String> keys(String bucket) {
        return client.listObjectsV2Paginator(list -> list.bucket(bucket)).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
