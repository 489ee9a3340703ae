package gatehouse.functions.projections;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.AvatarItems;
import gatehouse.aws.Files;
import gatehouse.aws.Keys;
import gatehouse.aws.Table;
import gatehouse.domain.AccountId;
import gatehouse.domain.TenantId;
import gatehouse.functions.AvatarFiles;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Deletes the files of a person's avatars that nothing refers to any more (D7): the one that was
/// replaced or taken away, all of them where the person is gone, and those of uploads that broke
/// off between the file and the reference to it.
final class UnusedAvatars {
    /// Much longer than an upload takes: what is younger may be about to be referred to.
    private static final Duration UNDER_WAY = Duration.ofHours(1);

    private final Table table;
    private final Files files;
    private final Clock clock;

    @Inject
    UnusedAvatars(Table table, Files files, Clock clock) {
        this.table = table;
        this.files = files;
        this.clock = clock;
    }

    /// Looks at the files of the person whom an event is about. It may come twice and late: no file
    /// that was given up is ever taken up again.
    void follow(TenantId tenant, AccountId account, JsonNode event) {
        var old = event.path("before").path("avatar").path("id").asText();
        boolean gone = table.get(Keys.member(tenant, account)).isEmpty();
        var current = current(tenant, account);
        var young = clock.instant().minus(UNDER_WAY);
        for (var file : files.under(AvatarFiles.folder(tenant, account))) {
            boolean given = !old.isEmpty() && file.name().endsWith("/" + old);
            boolean unused = gone || given || file.since().isBefore(young);
            if (unused && current.filter(file.name()::equals).isEmpty()) {
                files.delete(file.name());
            }
        }
    }

    private Optional<String> current(TenantId tenant, AccountId account) {
        return table.get(Keys.more(tenant, account))
                .flatMap(AvatarItems::read)
                .map(avatar -> AvatarFiles.name(tenant, account, avatar.id()));
    }
}
