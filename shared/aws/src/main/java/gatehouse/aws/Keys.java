package gatehouse.aws;

import gatehouse.domain.AccountId;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.Email;
import gatehouse.domain.EventId;
import gatehouse.domain.ExportId;
import gatehouse.domain.ExternalId;
import gatehouse.domain.GroupId;
import gatehouse.domain.InvitationId;
import gatehouse.domain.Login;
import gatehouse.domain.RegistrationId;
import gatehouse.domain.RoleId;
import gatehouse.domain.TenantId;
import gatehouse.domain.Username;
import java.time.YearMonth;
import java.util.Optional;

/// Where everything stands. Ids are checked when they are made and cannot contain `#`.
///
/// | question                           | pk                | sk                       |
/// |------------------------------------|-------------------|--------------------------|
/// | a tenant                           | `T#tenant`        | `TENANT`                 |
/// | that there is one                  | `TENANTS`         | its id                   |
/// | its administrators                 | `T#tenant`        | `ADMINS`                 |
/// | one member                         | `T#tenant`        | `M#account`              |
/// | what else is known of one          | `T#tenant`        | `M#account#MORE`         |
/// | all members                        | `T#tenant`        | begins with `M#`         |
/// | who has an external id there       | `T#tenant`        | `EXTERNAL#id`            |
/// | one invitation                     | `T#tenant`        | `I#hash#n`               |
/// | the newest offer to one address    | `T#tenant`        | last under `I#hash#`     |
/// | all invitations                    | `T#tenant`        | begins with `I#`         |
/// | one registration                   | `T#tenant`        | `R#hash#n`               |
/// | the newest of one address          | `T#tenant`        | last under `R#hash#`     |
/// | all registrations                  | `T#tenant`        | begins with `R#`         |
/// | one group                          | `T#tenant`        | `G#group`                |
/// | all groups                         | `T#tenant`        | begins with `G#`         |
/// | one role of the tenant's own       | `T#tenant`        | `ROLE#role`              |
/// | all of them                        | `T#tenant`        | begins with `ROLE#`      |
/// | how many stand in the list         | `T#tenant`        | `COUNTS`                 |
/// | as what an entry of it is counted  | `T#tenant`        | `COUNTED#` and its own   |
/// | its change request that is open    | `T#tenant`        | `C-OPEN`                 |
/// | one of its change requests         | `T#tenant`        | `C#number`               |
/// | all of them, oldest first          | `T#tenant`        | begins with `C#`         |
/// | a comment on one                   | `T#tenant`        | `COMMENT#number#time`    |
/// | the number of the last one of all  | `T#vendor`        | `C-NUMBER`               |
/// | an export that somebody asked for  | `T#tenant`        | `EXPORT#account#id`      |
/// | the one that is under way          | `T#tenant`        | `EXPORTING#account`      |
/// | mails of an hour                   | `T#tenant`        | `BUDGET#who#hour`        |
/// | a mail sent                        | `T#tenant`        | `MAIL#event#n`           |
/// | the end of the audit log           | `T#tenant#AUDIT`  | `HEAD`                   |
/// | whether an event stands in it      | `T#tenant#AUDIT`  | `EV#event`               |
/// | its entries of a month             | `T#tenant#AUDIT#month` | sequence, 12 digits |
/// | an account                         | `A#account`       | `ACCOUNT`                |
/// | whose username, whose address      | `U#…`, `E#…`      | `CLAIM`                  |
/// | tries at a name that nobody has    | `TRIES#hash`      | `TRIES`                  |
/// | failures of an hour from a network | `SOURCE#network`  | hour                     |
/// | resets that it asked for then      | `SOURCE#network`  | `RESETS#hour`            |
/// | registrations that came from there | `SOURCE#network`  | `REGISTRATIONS#hour`     |
/// | whose id at a tenant's provider    | `X#hash`          | `CLAIM`                  |
/// | a nonce that was used              | `NONCE#id`        | `NONCE`                  |
/// | a message of the help desk's       | `NONCE#webhook.id`| `NONCE`                  |
/// | an idempotency key of a caller     | `IDEM#caller#key` | `IDEM`                   |
/// | asks to reset a login's password   | `RESET#hash`      | `RESET`                  |
/// | the published verification keys    | `KEYS`            | `KEYS`                   |
/// | when a secret had its last new key | `KEYS`            | `ROTATION#purpose`       |
public final class Keys {
    static final String CHANGE_REQUESTS = "C#";
    static final String COMMENTS = "COMMENT#";
    static final String GROUPS = "G#";
    static final String INVITATIONS = "I#";
    static final String MEMBERS = "M#";
    static final String REGISTRATIONS = "R#";
    static final String ROLES = "ROLE#";
    static final String TENANTS = "TENANTS";

    /// How the partitions of all tenants begin.
    static final String ALL_TENANTS = "T#";

    private static final String COUNTED = "COUNTED#";

    private Keys() {}

    public static Key tenant(TenantId tenant) {
        return new Key(partition(tenant), "TENANT");
    }

    /// Where all tenants are listed.
    static Key listed(TenantId tenant) {
        return new Key(TENANTS, tenant.value());
    }

    public static Key administrators(TenantId tenant) {
        return new Key(partition(tenant), "ADMINS");
    }

    /// Anything in a tenant's own partition, of whose kind the sort key tells.
    static Key within(TenantId tenant, String sk) {
        return new Key(partition(tenant), sk);
    }

    public static Key member(TenantId tenant, AccountId account) {
        return new Key(partition(tenant), MEMBERS + account);
    }

    /// What is kept beside a member, since no request needs it to be authorised.
    public static Key more(TenantId tenant, AccountId account) {
        return new Key(partition(tenant), MEMBERS + account + "#MORE");
    }

    /// Who in a tenant has an external id.
    public static Key externalId(TenantId tenant, String id) {
        return new Key(partition(tenant), "EXTERNAL#" + id);
    }

    public static Key invitation(TenantId tenant, InvitationId id) {
        return new Key(partition(tenant), offersTo(id.hash()) + "%06d".formatted(id.number()));
    }

    public static Key registration(TenantId tenant, RegistrationId id) {
        return new Key(partition(tenant), wishesOf(id.hash()) + "%06d".formatted(id.number()));
    }

    /// Whether a key is a registration's.
    public static boolean isRegistration(Key key) {
        return key.sk().startsWith(REGISTRATIONS);
    }

    public static Key counts(TenantId tenant) {
        return new Key(partition(tenant), "COUNTS");
    }

    /// Where it stands that a change request is open: one at a time (E4).
    public static Key openRequest(TenantId tenant) {
        return new Key(partition(tenant), "C-OPEN");
    }

    public static Key changeRequest(ChangeRequestId id) {
        return new Key(partition(id.tenant()), CHANGE_REQUESTS + number(id));
    }

    /// Whether a key is a change request's.
    public static boolean isChangeRequest(Key key) {
        return key.sk().startsWith(CHANGE_REQUESTS);
    }

    /// Where it stands how many change requests a vendor has ever got.
    public static Key lastRequest(TenantId vendor) {
        return new Key(partition(vendor), "C-NUMBER");
    }

    /// A comment on a change request.
    ///
    /// @param id when it was written
    static Key comment(ChangeRequestId request, String id) {
        return new Key(partition(request.tenant()), commentsOn(request) + id);
    }

    static boolean isComment(Key key) {
        return key.sk().startsWith(COMMENTS);
    }

    static String commentsOn(ChangeRequestId request) {
        return COMMENTS + number(request) + "#";
    }

    private static String number(ChangeRequestId id) {
        return "%09d".formatted(id.number());
    }

    /// Where it stands as what an entry of the list of people is counted.
    static Key counted(Key entry) {
        return new Key(entry.pk(), COUNTED + entry.sk());
    }

    /// The entry of the list of people whose counting a key tells of, if it tells of one.
    static Optional<Key> entryOf(Key counted) {
        return counted.sk().startsWith(COUNTED)
                ? Optional.of(new Key(counted.pk(), counted.sk().substring(COUNTED.length())))
                : Optional.empty();
    }

    public static Key group(TenantId tenant, GroupId group) {
        return new Key(partition(tenant), GROUPS + group);
    }

    public static Key role(TenantId tenant, RoleId role) {
        return new Key(partition(tenant), ROLES + role);
    }

    /// An export, among those of who asked for it.
    public static Key export(TenantId tenant, AccountId asker, ExportId id) {
        return new Key(partition(tenant), "EXPORT#" + asker + "#" + id);
    }

    /// Where it stands that somebody's export is under way.
    public static Key exporting(TenantId tenant, AccountId asker) {
        return new Key(partition(tenant), "EXPORTING#" + asker);
    }

    public static Key budget(TenantId tenant, String who, String hour) {
        return new Key(partition(tenant), "BUDGET#" + who + "#" + hour);
    }

    public static Key mail(TenantId tenant, EventId event, int number) {
        return new Key(partition(tenant), "MAIL#" + event + "#" + number);
    }

    public static Key auditHead(TenantId tenant) {
        return new Key(partition(tenant) + "#AUDIT", "HEAD");
    }

    public static Key auditSeen(TenantId tenant, EventId event) {
        return new Key(partition(tenant) + "#AUDIT", "EV#" + event);
    }

    public static Key auditEntry(TenantId tenant, YearMonth month, long sequence) {
        return new Key(auditMonth(tenant, month), auditSequence(sequence));
    }

    public static Key account(AccountId account) {
        return new Key("A#" + account, "ACCOUNT");
    }

    public static Key username(Username username) {
        return new Key("U#" + username, "CLAIM");
    }

    public static Key email(Email email) {
        return new Key("E#" + email, "CLAIM");
    }

    /// Whether a key is a tenant's own.
    public static boolean isTenant(Key key) {
        return "TENANT".equals(key.sk());
    }

    /// Whether a key is an account's.
    public static boolean isAccount(Key key) {
        return key.pk().startsWith("A#") && "ACCOUNT".equals(key.sk());
    }

    /// A name that nobody has.
    ///
    /// @param typed hashed, since people type passwords there too
    public static Key nobody(Login typed) {
        return new Key("TRIES#" + typed.hash(), "TRIES");
    }

    public static Key source(String network, String hour) {
        return new Key("SOURCE#" + network, hour);
    }

    public static Key external(ExternalId id) {
        return external(id.hash());
    }

    static Key external(String hash) {
        return new Key("X#" + hash, "CLAIM");
    }

    /// A message of the vendor's help desk that was done.
    ///
    /// @param id as it names it; ours have no full stop, so that it is no nonce of ours
    public static Key message(String id) {
        return new Key("NONCE#webhook." + id, "NONCE");
    }

    /// Where it stands that a nonce was used.
    ///
    /// @param id opaque
    public static Key nonce(String id) {
        return new Key("NONCE#" + id, "NONCE");
    }

    public static Key idempotency(AccountId caller, String key) {
        return new Key("IDEM#" + caller + "#" + key, "IDEM");
    }

    public static Key reset(String loginHash) {
        return new Key("RESET#" + loginHash, "RESET");
    }

    public static Key publishedKeys() {
        return new Key("KEYS", "KEYS");
    }

    public static Key rotation(String purpose) {
        return new Key(publishedKeys().pk(), "ROTATION#" + purpose);
    }

    static String partition(TenantId tenant) {
        return "T#" + tenant;
    }

    static String relationsOf(AccountId account) {
        return "A#" + account;
    }

    static String offersTo(String hash) {
        return INVITATIONS + hash + "#";
    }

    static String wishesOf(String hash) {
        return REGISTRATIONS + hash + "#";
    }

    static String auditMonth(TenantId tenant, YearMonth month) {
        return partition(tenant) + "#AUDIT#" + month;
    }

    static String auditSequence(long sequence) {
        return "%012d".formatted(sequence);
    }

    /// The tenant in whose partition a key lies, if it lies in one.
    public static Optional<TenantId> tenantOf(Key key) {
        return key.pk().startsWith("T#") ? TenantId.parse(key.pk().substring(2)) : Optional.empty();
    }

    /// The account whose membership a key names, if it names one.
    public static Optional<AccountId> accountOf(Key member) {
        return member.sk().startsWith(MEMBERS)
                ? AccountId.parse(member.sk().substring(MEMBERS.length()))
                : Optional.empty();
    }
}
