package gatehouse.functions;

import gatehouse.domain.AccountId;
import gatehouse.domain.AvatarId;
import gatehouse.domain.TenantId;

/// Where the files of avatars lie: those of one person in one folder, so that what a crash left
/// there is found.
public final class AvatarFiles {
    private AvatarFiles() {}

    /// The name of an avatar's file in the bucket.
    public static String name(TenantId tenant, AccountId account, AvatarId avatar) {
        return folder(tenant, account) + avatar;
    }

    /// How the names of all the files of a person begin.
    public static String folder(TenantId tenant, AccountId account) {
        return "avatars/" + tenant + "/" + account + "/";
    }
}
