package gatehouse.functions.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.aws.AccountItems;
import gatehouse.aws.AvatarItems;
import gatehouse.aws.Bus;
import gatehouse.aws.ChangeRequestItems;
import gatehouse.aws.Changes;
import gatehouse.aws.CommentItems;
import gatehouse.aws.CredentialItems;
import gatehouse.aws.EmailChangeItems;
import gatehouse.aws.ExportItems;
import gatehouse.aws.ExternalClaims;
import gatehouse.aws.GroupItems;
import gatehouse.aws.Images;
import gatehouse.aws.InvitationItems;
import gatehouse.aws.Item;
import gatehouse.aws.MemberItems;
import gatehouse.aws.RegistrationItems;
import gatehouse.aws.ResetItems;
import gatehouse.aws.RoleItems;
import gatehouse.aws.RotationItems;
import gatehouse.aws.SessionWrites;
import gatehouse.aws.StreamImages;
import gatehouse.aws.TenantItems;
import gatehouse.aws.TotpItems;
import gatehouse.aws.TryItems;
import gatehouse.domain.Account;
import gatehouse.domain.AccountId;
import gatehouse.domain.Applicant;
import gatehouse.domain.Author;
import gatehouse.domain.Avatar;
import gatehouse.domain.AvatarId;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Change;
import gatehouse.domain.ChangeRequestId;
import gatehouse.domain.CustomRole;
import gatehouse.domain.Detail;
import gatehouse.domain.Email;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.ExportId;
import gatehouse.domain.ExternalId;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Group;
import gatehouse.domain.GroupId;
import gatehouse.domain.IdentityProvider;
import gatehouse.domain.Invitation;
import gatehouse.domain.InvitationId;
import gatehouse.domain.ListedGroup;
import gatehouse.domain.Login;
import gatehouse.domain.MailAsks;
import gatehouse.domain.Member;
import gatehouse.domain.Module;
import gatehouse.domain.NamedRole;
import gatehouse.domain.Notification;
import gatehouse.domain.Offer;
import gatehouse.domain.Outcome;
import gatehouse.domain.Permission;
import gatehouse.domain.PersonName;
import gatehouse.domain.Profile;
import gatehouse.domain.Registration;
import gatehouse.domain.RoleCatalogue;
import gatehouse.domain.RoleId;
import gatehouse.domain.Session;
import gatehouse.domain.SessionId;
import gatehouse.domain.Settings;
import gatehouse.domain.Subject;
import gatehouse.domain.Tenant;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.domain.Tries;
import gatehouse.domain.Username;
import gatehouse.domain.Window;
import gatehouse.domain.factor.Enrolment;
import gatehouse.domain.factor.Totp;
import gatehouse.domain.people.Columns;
import gatehouse.domain.people.Export;
import gatehouse.domain.people.Extract;
import gatehouse.domain.people.Order;
import gatehouse.domain.people.Search;
import gatehouse.domain.picture.PictureType;
import gatehouse.domain.request.ChangeRequest;
import gatehouse.domain.request.Comment;
import gatehouse.domain.request.ContactField;
import gatehouse.domain.request.Rules;
import gatehouse.domain.request.Snapshot;
import gatehouse.domain.request.Wanted;
import gatehouse.domain.request.Wish;
import gatehouse.functions.events.Contract;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What goes over the bus, made of items as the functions write them.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CloudEventsTest {
    private static final RandomGenerator RANDOM = new SplittableRandom(8);
    private static final TenantId VENDOR = new TenantId("vendor");
    private static final TenantId ACME = new TenantId("acme");
    private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
    private static final Duration REMINDER = Duration.ofDays(3);
    private static final String HASH = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA";
    private static final Email SAMS = new Email("sam@vendor.example");
    private static final AccountId SAM = AccountId.next(RANDOM);
    private static final Author ANA = Author.of(AccountId.next(RANDOM), "Ana Arnold", ACME);
    private static final Author SWEEP = Author.system(VENDOR);

    @ParameterizedTest(name = "F8: what is made of {0} keeps to its schema, field by field")
    @EnumSource(EventType.class)
    void promised(EventType type) {
        var event = made(type, stored(type)).text();
        assertThat(Contract.PROMISED.faults(type.code(), event)).isEmpty();
        assertThat(Contract.EXACT.faults(type.code(), event)).as("nothing unnamed").isEmpty();
    }

    @ParameterizedTest(name = "F4, F5: no secret is in {0}, whatever else its item holds")
    @EnumSource(EventType.class)
    void secretless(EventType type) {
        var plain = stored(type);
        var loaded = plain;
        var names =
                Set.of("password", "token", "totp", "recoveryCodes", "links", "secret", "X-later");
        for (var name : names) {
            loaded = loaded.with(name, AttributeValue.fromS("sEcReT of " + name));
        }
        var text = made(type, loaded).text();
        assertThat(text).isEqualTo(made(type, plain).text());
        assertThat(text)
                .doesNotContain("sEcReT", "argon2", "\"password\"", "\"token\"", "\"sessions\"")
                .doesNotContain("\"generation\"", "\"refreshedAt\"", "#");
        // of a session it counts the refresh tokens; of a change request people say it
        if (type != EventType.REQUEST_SUBMITTED) {
            assertThat(text).doesNotContain("\"number\"");
        }
    }

    @Test
    void a_sign_in_tells_that_it_took_a_recovery_code_and_not_which() {
        var session = Session.started(SessionId.next(RANDOM), NOON, "").withRecoveryCode();
        var change = change(EventType.SESSION_STARTED, Subject.of(session.id()));
        var item =
                Stored.by(AccountItems.create(account(), HASH, NOON).getFirst())
                        .then(SessionWrites.start(account(), session, change).write());
        var event = made(EventType.SESSION_STARTED, item).text();

        assertThat(Contract.parsed(event).at("/data/after/byRecoveryCode").asBoolean()).isTrue();
        assertThat(Contract.EXACT.faults("session.started", event)).isEmpty();
    }

    @Test
    void a_resend_that_moves_no_date_tells_neither_before_nor_after() {
        var brief = new Window(NOON, NOON.plus(Duration.ofHours(5)));
        var offered = offered(brief);
        var created =
                Stored.by(InvitationItems.create(offered, change(EventType.INVITATION_CREATED)));
        var resent = done(offered.resend(Duration.ofDays(7), NOON.plusSeconds(60)));
        var change = change(EventType.INVITATION_RESENT);
        var event =
                made(
                        EventType.INVITATION_RESENT,
                        created.then(InvitationItems.resend(created.after(), resent, change)));
        assertThat(Contract.parsed(event.text()).path("data").has("before")).isFalse();
        assertThat(Contract.EXACT.faults("invitation.resent", event.text())).isEmpty();
    }

    @Test
    void what_is_offered_to_a_customers_people_is_told_as_its_schemas_say() {
        var terms =
                new Invitation.Terms(
                        InvitationId.first(SAMS),
                        ACME,
                        new Invitation.Kind.Customer(
                                new TenantId("globex"), new PersonName("Sam", "Becker"), "de"),
                        SAMS,
                        Offer.endless(BuiltInRole.MODERATOR, NOON),
                        ANA,
                        NOON);
        var offered = Invitation.offered(terms, Duration.ofDays(7));
        var created =
                Stored.by(InvitationItems.create(offered, change(EventType.INVITATION_CREATED)));
        var after = told(EventType.INVITATION_CREATED, created).at("/data/after");
        assertThat(after.path("kind").asText()).isEqualTo("customer");
        assertThat(after.path("manager").asText()).isEqualTo("globex");
        assertThat(after.path("language").asText()).isEqualTo("de");
        assertThat(after.has("end")).isFalse();
        assertThat(InvitationItems.read(created.after())).isEqualTo(offered);

        var brought = Invitation.Brought.ACCOUNT;
        var acceptance =
                (Invitation.Acceptance.New)
                        done(offered.accept(SAM, GrantId.next(RANDOM), brought, NOON));
        var accepted =
                created.then(
                        InvitationItems.replace(
                                created.after(),
                                acceptance.next(),
                                change(EventType.INVITATION_ACCEPTED)));
        assertThat(told(EventType.INVITATION_ACCEPTED, accepted).at("/data/after/brought").asText())
                .isEqualTo("account");
        assertThat(InvitationItems.read(accepted.after())).isEqualTo(acceptance.next());

        var undone =
                accepted.then(
                        InvitationItems.undo(
                                accepted.after(),
                                done(acceptance.next().revoke(NOON.plusSeconds(1))),
                                change(EventType.INVITATION_REVOKED)));
        var gone = told(EventType.INVITATION_REVOKED, undone);
        assertThat(gone.at("/data/before/acceptedBy").asText()).isEqualTo(SAM.value());
        assertThat(gone.at("/data/before/brought").asText()).isEqualTo("account");
        assertThat(gone.at("/data/after").has("acceptedBy")).isFalse();
    }

    private static JsonNode told(EventType type, Stored item) {
        var event = made(type, item).text();
        assertThat(Contract.PROMISED.faults(type.code(), event)).isEmpty();
        assertThat(Contract.EXACT.faults(type.code(), event)).as("nothing unnamed").isEmpty();
        return Contract.parsed(event);
    }

    @Test
    void the_payload_for_relay_makes_the_sample_of_its_event() {
        var batch =
                LambdaEventSerializers.serializerFor(
                                DynamodbEvent.class, DynamodbEvent.class.getClassLoader())
                        .fromJson(
                                new ByteArrayInputStream(
                                        Contract.text("invoke/relay.json").getBytes(UTF_8)));
        Item image =
                StreamImages.item(batch.getRecords().getFirst().getDynamodb().getNewImage())
                        .orElseThrow();
        var event = Images.event(Changes.read(image), Optional.empty(), image);
        assertThat(Contract.parsed(CloudEvents.of(event, 7).text()))
                .isEqualTo(Contract.json("invitation.created.sample.json"));
    }

    private static Bus.Message made(EventType type, Stored item) {
        var message =
                CloudEvents.of(
                        Images.event(Changes.read(item.after()), item.before(), item.after()),
                        type.isAudited() ? 12 : 0);
        assertThat(message.type()).isEqualTo(type.code());
        return message;
    }

    private static Stored stored(EventType type) {
        return Objects.requireNonNull(everything().get(type), "no item that brings it");
    }

    private static Map<EventType, Stored> everything() {
        var all = new EnumMap<EventType, Stored>(EventType.class);
        tenants(all);
        groups(all);
        roles(all);
        invitations(all);
        registrations(all);
        requests(all);
        grants(all);
        exports(all);
        sessions(all);
        secondFactor(all);
        secrets(all);
        passwords(all);
        return all;
    }

    private static void tenants(Map<EventType, Stored> all) {
        var clinic =
                new Tenant(
                        new TenantId("acme-clinic"),
                        "Acme Clinic",
                        TenantKind.CORPORATE,
                        ACME,
                        Set.of(),
                        Settings.STANDARD,
                        RoleCatalogue.BUILT_IN);
        all.put(
                EventType.TENANT_CREATED,
                Stored.by(TenantItems.create(clinic, change(EventType.TENANT_CREATED))));
        var here = Stored.by(TenantItems.create(clinic, change(EventType.TENANT_CREATED)));
        var provider =
                new IdentityProvider.Oidc(
                        "Clinic Login",
                        "https://login.clinic.example",
                        "gatehouse",
                        List.of("clinic.example"),
                        IdentityProvider.Claims.STANDARD,
                        true);
        all.put(
                EventType.PROVIDER_CHANGED,
                here.then(
                        TenantItems.replace(
                                here.after(),
                                clinic.settings().with(provider),
                                change(EventType.PROVIDER_CHANGED))));
        all.put(
                EventType.TENANT_CHANGED,
                here.then(
                        TenantItems.replace(
                                here.after(),
                                new Tenant(
                                        clinic.id(),
                                        "Acme Clinics",
                                        clinic.kind(),
                                        ACME,
                                        clinic.modules(),
                                        clinic.settings(),
                                        clinic.roles()),
                                change(EventType.TENANT_CHANGED))));
        all.put(
                EventType.TENANT_RELEASED,
                here.then(
                        TenantItems.replace(
                                here.after(),
                                clinic.independent(),
                                change(EventType.TENANT_RELEASED))));
        all.put(
                EventType.MODULE_CHANGED,
                here.then(
                        TenantItems.replace(
                                here.after(),
                                clinic.with(Set.of(Module.CUSTOMER_LOGIN)),
                                change(EventType.MODULE_CHANGED))));
        all.put(
                EventType.FACTOR_CHANGED,
                here.then(
                        TenantItems.replace(
                                here.after(),
                                clinic.settings().withTotpRank(2),
                                change(EventType.FACTOR_CHANGED))));
        all.put(
                EventType.MEMBER_CREATED,
                Stored.by(
                        MemberItems.create(
                                member(given(Window.from(NOON), "")),
                                change(EventType.MEMBER_CREATED))));
        var held = member(given(Window.from(NOON), ""));
        var disabled = held.with(Grants.NONE).enabled(false);
        var stored = Stored.by(MemberItems.create(disabled, change(EventType.MEMBER_CREATED)));
        var created = Stored.by(MemberItems.create(held, change(EventType.MEMBER_CREATED)));
        var barred = held.enabled(false);
        all.put(
                EventType.MEMBER_CHANGED,
                created.then(
                        MemberItems.replace(
                                created.after(),
                                held.with(
                                        new Profile(
                                                Optional.of(
                                                        new Group(
                                                                GroupId.next(RANDOM),
                                                                "Night",
                                                                true)),
                                                false,
                                                Set.of(Notification.TICKETS),
                                                Map.of(
                                                        Detail.COMPANY,
                                                        "Acme",
                                                        Detail.PHONE,
                                                        "+4930123456"),
                                                List.of("de", "en"),
                                                Optional.of("de"),
                                                Optional.of(3),
                                                Optional.of(9))),
                                change(EventType.MEMBER_CHANGED))));
        all.put(
                EventType.MEMBER_DISABLED,
                created.then(
                        MemberItems.replace(
                                created.after(), barred, change(EventType.MEMBER_DISABLED))));
        all.put(
                EventType.MEMBER_ENABLED,
                stored.then(
                        MemberItems.replace(
                                stored.after(),
                                disabled.enabled(true),
                                change(EventType.MEMBER_ENABLED))));
        avatars(all);
        all.put(
                EventType.MEMBER_DELETED,
                created.then(
                        MemberItems.delete(created.after(), change(EventType.MEMBER_DELETED))));
        all.put(
                EventType.MEMBER_RESTORED,
                stored.then(
                        MemberItems.replace(
                                stored.after(), held, change(EventType.MEMBER_RESTORED))));
    }

    private static void groups(Map<EventType, Stored> all) {
        var night = new Group(GroupId.next(RANDOM), "Night shift", true);
        var group = new ListedGroup(night, "From ten at night to six", 0);
        var created = change(EventType.GROUP_CREATED, Subject.of(night.id()));
        var item = Stored.by(GroupItems.create(ACME, group, created));
        all.put(EventType.GROUP_CREATED, item);
        var other = group.with("Late shift", "", false);
        var changed = change(EventType.GROUP_CHANGED, Subject.of(night.id()));
        all.put(
                EventType.GROUP_CHANGED,
                item.then(GroupItems.replace(item.after(), other, changed)));
        var deleted = change(EventType.GROUP_DELETED, Subject.of(night.id()));
        all.put(EventType.GROUP_DELETED, item.then(GroupItems.delete(item.after(), deleted)));
    }

    private static void roles(Map<EventType, Stored> all) {
        var id = RoleId.next(RANDOM);
        var writers = new CustomRole(id, 5, Set.of(Permission.MESSAGING));
        var role = new NamedRole(writers, "Campaigner", "Writes to customers");
        var created = change(EventType.ROLE_CREATED, Subject.of(id));
        var item = Stored.by(RoleItems.create(ACME, role, created));
        all.put(EventType.ROLE_CREATED, item);
        var more = new CustomRole(id, 4, Set.of(Permission.MESSAGING, Permission.OUTBOUND));
        var changed = change(EventType.ROLE_CHANGED, Subject.of(id));
        all.put(
                EventType.ROLE_CHANGED,
                item.then(
                        RoleItems.replace(
                                item.after(), new NamedRole(more, "Caller", ""), changed)));
        var deleted = change(EventType.ROLE_DELETED, Subject.of(id));
        all.put(EventType.ROLE_DELETED, item.then(RoleItems.delete(item.after(), deleted)));
    }

    private static void invitations(Map<EventType, Stored> all) {
        var offered = offered(new Window(NOON, NOON.plus(Window.RECOMMENDED)));
        var later = NOON.plusSeconds(3600);
        var created =
                Stored.by(InvitationItems.create(offered, change(EventType.INVITATION_CREATED)));
        var item = created.after();
        all.put(EventType.INVITATION_CREATED, created);
        all.put(
                EventType.INVITATION_RESENT,
                created.then(
                        InvitationItems.resend(
                                item,
                                done(offered.resend(Duration.ofDays(7), later)),
                                change(EventType.INVITATION_RESENT))));
        var acceptance =
                (Invitation.Acceptance.New)
                        done(
                                offered.accept(
                                        SAM,
                                        GrantId.next(RANDOM),
                                        Invitation.Brought.GRANT,
                                        later));
        var accepted =
                created.then(
                        InvitationItems.replace(
                                item, acceptance.next(), change(EventType.INVITATION_ACCEPTED)));
        all.put(EventType.INVITATION_ACCEPTED, accepted);
        all.put(
                EventType.INVITATION_REVOKED,
                accepted.then(
                        InvitationItems.replace(
                                accepted.after(),
                                done(acceptance.next().revoke(later.plusSeconds(1))),
                                change(EventType.INVITATION_REVOKED))));
        all.put(
                EventType.INVITATION_EXPIRED,
                created.then(
                        InvitationItems.replace(
                                item,
                                done(offered.expire(offered.link().expiresAt())),
                                change(EventType.INVITATION_EXPIRED))));
    }

    private static void grants(Map<EventType, Stored> all) {
        var window = new Window(NOON.plusSeconds(60), NOON.plus(Window.RECOMMENDED));
        var before = new Grants(List.of(given(window, "Set up the new dashboards")));
        var id = before.all().getFirst().id();
        var started = before.step(window.start()).orElseThrow().grants();
        var reminded = started.step(window.end().minus(REMINDER)).orElseThrow().grants();
        var ended = reminded.step(window.end()).orElseThrow().grants();
        var moved =
                done(reminded.changeEnd(id, window.end().plusSeconds(9), REMINDER, window.start()));
        grant(all, EventType.GRANT_STARTED, before, started);
        grant(all, EventType.GRANT_ENDING, started, reminded);
        grant(all, EventType.GRANT_ENDED, reminded, ended);
        grant(all, EventType.GRANT_CHANGED, reminded, moved);
        all.put(EventType.GRANT_CREATED, given(started));
        grant(all, EventType.GRANT_REVOKED, before, done(before.revoke(id, NOON)));
    }

    private static void grant(
            Map<EventType, Stored> all, EventType type, Grants before, Grants after) {
        var held = member(before.all().getFirst());
        var stored = Stored.by(MemberItems.create(held, change(EventType.MEMBER_CREATED)));
        var subject = Subject.of(after.all().getFirst().id(), SAM);
        var write = MemberItems.replace(stored.after(), held.with(after), change(type, subject));
        all.put(type, stored.then(write));
    }

    private static Stored given(Grants grants) {
        var none = member(grants.all().getFirst()).with(Grants.NONE);
        var stored = Stored.by(MemberItems.create(none, change(EventType.MEMBER_CREATED)));
        var subject = Subject.of(grants.all().getFirst().id(), SAM);
        return stored.then(
                MemberItems.replace(
                        stored.after(),
                        none.with(grants),
                        change(EventType.GRANT_CREATED, subject)));
    }

    private static void exports(Map<EventType, Stored> all) {
        var search =
                new Search(
                        Optional.of("Oka"),
                        Optional.of(GroupId.DOMAIN),
                        Optional.of(BuiltInRole.AGENT.id()),
                        Optional.of("Acme"),
                        Optional.of("DE"),
                        Search.Shown.INCLUDE,
                        Search.Shown.EXCLUDE,
                        Search.Shown.ONLY);
        var export =
                Export.asked(
                        ExportId.next(RANDOM),
                        ACME,
                        SAM,
                        new Extract(search, Order.COMPANY, true, Columns.ALL),
                        NOON);
        var subject = Subject.of(export.id(), SAM);
        var asked =
                Stored.by(
                        ExportItems.create(export, change(EventType.EXPORT_REQUESTED, subject))
                                .getFirst());
        all.put(EventType.EXPORT_REQUESTED, asked);
        all.put(
                EventType.EXPORT_FINISHED,
                asked.then(
                        ExportItems.finish(
                                asked.after(),
                                export.with(new Export.State.Done(3, NOON)),
                                change(EventType.EXPORT_FINISHED, subject))));
    }

    private static void sessions(Map<EventType, Stored> all) {
        var account = account();
        var session = Session.started(SessionId.next(RANDOM), NOON, "192.0.2.1");
        var subject = Subject.of(session.id());
        var started =
                Stored.by(AccountItems.create(account, HASH, NOON).getFirst())
                        .then(
                                SessionWrites.start(
                                                account,
                                                session,
                                                change(EventType.SESSION_STARTED, subject))
                                        .write());
        all.put(EventType.SESSION_STARTED, started);
        var id = new ExternalId(ACME, "https://login.acme.example", "0c7f");
        all.put(
                EventType.MEMBER_LINKED,
                started.then(
                        ExternalClaims.link(account, id, change(EventType.MEMBER_LINKED))
                                .getLast()));
        all.put(
                EventType.SESSION_ENDED,
                started.then(
                        SessionWrites.end(
                                account, session.id(), change(EventType.SESSION_ENDED, subject))));
        var item = started.after();
        var locked = change(EventType.ACCOUNT_LOCKED, Subject.of(SAM));
        var tries = new Tries(Tries.FREE, NOON);
        all.put(
                EventType.ACCOUNT_LOCKED,
                started.then(TryItems.lockAccount(item.key(), TryItems.STRANGER, tries, locked)));
        all.put(
                EventType.CREDENTIALS_CHANGED,
                started.then(
                        CredentialItems.change(
                                        item,
                                        new CredentialItems.Wish(
                                                Optional.of(HASH),
                                                Username.parse("sam.at.the.vendor")),
                                        session,
                                        TryItems.STRANGER,
                                        change(EventType.CREDENTIALS_CHANGED, Subject.of(SAM)))
                                .getFirst()));
        var asked =
                started.then(
                        EmailChangeItems.ask(
                                account,
                                session.id(),
                                new Email("sam.new@vendor.example"),
                                change(EventType.EMAIL_REQUESTED, Subject.of(SAM))));
        all.put(EventType.EMAIL_REQUESTED, asked);
        all.put(
                EventType.EMAIL_CANCELLED,
                asked.then(
                        EmailChangeItems.cancel(
                                account,
                                EmailChangeItems.read(asked.after()).orElseThrow(),
                                change(EventType.EMAIL_CANCELLED, Subject.of(SAM)))));
        var home = Member.of(account, account.home(), NOON);
        var member = Stored.by(MemberItems.create(home, NOON)).after();
        all.put(
                EventType.EMAIL_CHANGED,
                asked.then(
                        EmailChangeItems.take(
                                        asked.after(),
                                        member,
                                        EmailChangeItems.read(asked.after()).orElseThrow(),
                                        change(EventType.EMAIL_CHANGED, Subject.of(SAM)))
                                .getFirst()));
        all.put(
                EventType.SESSIONS_ENDED,
                asked.then(
                        SessionWrites.endAll(
                                account, change(EventType.SESSIONS_ENDED, Subject.of(SAM)))));
    }

    private static void secondFactor(Map<EventType, Stored> all) {
        var account = account();
        var session = Session.started(SessionId.next(RANDOM), NOON, "192.0.2.1");
        var subject = Subject.of(SAM);
        var totp = Totp.next(RANDOM);
        var codes = Enrolment.Codes.next(SAM, RANDOM);
        var on = new Enrolment.On(totp, 1, codes.hashes());
        var use = new Enrolment.Use.Step(2);
        var signedIn =
                SessionWrites.start(
                        account, session, change(EventType.SESSION_STARTED, Subject.of(SAM)));
        var begun =
                Stored.by(AccountItems.create(account, HASH, NOON).getFirst())
                        .then(signedIn.write())
                        .then(TotpItems.begin(account, "first.sealed").write());
        var enabled =
                begun.then(
                        TotpItems.confirm(
                                        begun.after(),
                                        on,
                                        session,
                                        change(EventType.TOTP_ENABLED, subject))
                                .write());
        all.put(EventType.TOTP_ENABLED, enabled);
        all.put(
                EventType.RECOVERY_REPLACED,
                enabled.then(
                        TotpItems.replaceCodes(
                                        enabled.after(),
                                        use,
                                        codes.hashes(),
                                        session,
                                        change(EventType.RECOVERY_REPLACED, subject))
                                .write()));
        all.put(
                EventType.TOTP_DISABLED,
                enabled.then(
                        TotpItems.remove(
                                        enabled.after(),
                                        use,
                                        session,
                                        change(EventType.TOTP_DISABLED, subject))
                                .write()));
    }

    private static Account account() {
        return new Account(
                SAM,
                VENDOR,
                new Username(SAMS.value()),
                SAMS,
                new PersonName("Sam", "Sommer"),
                true,
                "en",
                false,
                List.of());
    }

    private static void passwords(Map<EventType, Stored> all) {
        var account = account();
        var login = Login.of(SAMS.value());
        var asks = MailAsks.NONE.ask(NOON).orElseThrow();
        var requested = change(EventType.RESET_REQUESTED, Subject.of(login));
        all.put(EventType.RESET_REQUESTED, Stored.by(ResetItems.create(login, asks, requested)));
        var old = Stored.by(AccountItems.create(account, HASH, NOON).getFirst());
        var fresh = Stored.by(AccountItems.create(account, "", NOON).getFirst());
        var links = AccountItems.links(old.after());
        var first = AccountItems.links(fresh.after());
        all.put(
                EventType.RESET_SENT,
                old.then(AccountItems.link(account, links, aboutSam(EventType.RESET_SENT))));
        all.put(
                EventType.ACTIVATION_SENT,
                fresh.then(AccountItems.link(account, first, aboutSam(EventType.ACTIVATION_SENT))));
        all.put(
                EventType.PASSWORD_RESET,
                old.then(
                        AccountItems.choose(
                                account, links, 2, HASH, aboutSam(EventType.PASSWORD_RESET))));
        all.put(
                EventType.MEMBER_ACTIVATED,
                fresh.then(
                        AccountItems.choose(
                                account, first, 2, HASH, aboutSam(EventType.MEMBER_ACTIVATED))));
    }

    private static void avatars(Map<EventType, Stored> all) {
        var given = aboutSam(EventType.AVATAR_CHANGED);
        var first =
                Stored.by(
                        AvatarItems.put(
                                Optional.empty(), ACME, SAM, avatar(PictureType.PNG), given));
        var another =
                first.then(
                        AvatarItems.put(
                                Optional.of(first.after()),
                                ACME,
                                SAM,
                                avatar(PictureType.WEBP),
                                aboutSam(EventType.AVATAR_CHANGED)));
        all.put(EventType.AVATAR_CHANGED, another);
        all.put(
                EventType.AVATAR_REMOVED,
                another.then(
                        AvatarItems.remove(another.after(), aboutSam(EventType.AVATAR_REMOVED))));
    }

    private static Avatar avatar(PictureType type) {
        return new Avatar(AvatarId.next(RANDOM), type, 20_480, 256, 256);
    }

    private static Change aboutSam(EventType type) {
        return change(type, Subject.of(SAM));
    }

    private static void secrets(Map<EventType, Stored> all) {
        var nothing = new Stored(Optional.empty(), new Item(Map.of()));
        for (var type : List.of(EventType.SECRET_ROTATED, EventType.SECRET_REPLACED)) {
            var change = change(type, Subject.ofSecret("links"));
            var rotated =
                    RotationItems.begin("links", RotationItems.Note.NONE, change.at(), change);
            all.put(type, nothing.then(rotated));
        }
    }

    private static Invitation.Pending offered(Window window) {
        var offer = new Offer(BuiltInRole.CUSTOMER_MANAGER, window, "Set up the new dashboards");
        return Invitation.offered(
                new Invitation.Terms(
                        InvitationId.first(SAMS),
                        ACME,
                        new Invitation.Kind.Vendor(),
                        SAMS,
                        offer,
                        ANA,
                        NOON),
                Duration.ofDays(7));
    }

    private static Grant given(Window window, String reason) {
        return Grant.given(
                GrantId.next(RANDOM),
                BuiltInRole.CUSTOMER_MANAGER,
                window,
                reason,
                "invitation/" + InvitationId.first(SAMS),
                ANA,
                REMINDER,
                NOON);
    }

    private static Member member(Grant grant) {
        return Member.of(account(), ACME, NOON).with(new Grants(List.of(grant)));
    }

    private static void registrations(Map<EventType, Stored> all) {
        var wanted =
                (Registration.Asked.New)
                        Registration.ask(
                                Optional.empty(),
                                ACME,
                                new Applicant(
                                        SAMS,
                                        new PersonName("Sam", "Vendor"),
                                        Username.parse("sam-vendor"),
                                        Optional.of("Haddad Labs"),
                                        Optional.of("de"),
                                        Optional.of("We run two\nof your devices.")),
                                NOON);
        var asked = wanted.next();
        var id = Subject.of(asked.terms().id());
        var requested =
                Stored.by(
                        RegistrationItems.create(
                                asked, change(EventType.REGISTRATION_REQUESTED, id)));
        all.put(EventType.REGISTRATION_REQUESTED, requested);
        var waiting = asked.waiting(Duration.ofDays(30), NOON);
        var confirmed = then(requested, waiting, EventType.REGISTRATION_CONFIRMED);
        all.put(EventType.REGISTRATION_CONFIRMED, confirmed);
        var decision = new Registration.Decision(ANA, NOON);
        all.put(
                EventType.REGISTRATION_APPROVED,
                then(confirmed, waiting.approved(decision, SAM), EventType.REGISTRATION_APPROVED));
        all.put(
                EventType.REGISTRATION_DISAPPROVED,
                then(confirmed, waiting.disapproved(decision), EventType.REGISTRATION_DISAPPROVED));
        all.put(
                EventType.REGISTRATION_EXPIRED,
                then(
                        confirmed,
                        done(waiting.expire(waiting.until())),
                        EventType.REGISTRATION_EXPIRED));
    }

    private static Stored then(Stored before, Registration next, EventType type) {
        var change = change(type, Subject.of(next.terms().id()));
        return before.then(RegistrationItems.replace(before.after(), next, change));
    }

    @Test
    void a_registration_that_nobody_had_to_approve_is_told_as_a_whole() {
        var asked =
                (Registration.Unconfirmed)
                        RegistrationItems.read(stored(EventType.REGISTRATION_REQUESTED).after());
        var next = asked.approved(new Registration.Decision(SWEEP, NOON), SAM);
        var event =
                made(
                                EventType.REGISTRATION_APPROVED,
                                then(
                                        stored(EventType.REGISTRATION_REQUESTED),
                                        next,
                                        EventType.REGISTRATION_APPROVED))
                        .text();

        assertThat(Contract.parsed(event).path("data").has("before")).isFalse();
        assertThat(Contract.parsed(event).at("/data/after/email").asText()).isEqualTo(SAMS.value());
        assertThat(Contract.EXACT.faults("registration.approved", event)).isEmpty();
    }

    private static void requests(Map<EventType, Stored> all) {
        var mia = AccountId.next(RANDOM);
        var before =
                Optional.of(
                        new Snapshot(
                                7,
                                Map.of(ContactField.PHONE, "+4930123456", ContactField.REGION, ""),
                                Set.of(BuiltInRole.AGENT.id())));
        var edit =
                new Wish.Edit(
                        mia, Map.of(ContactField.PHONE, "", ContactField.REGION, "<b>Elbe</b>"));
        var roles =
                new Wish.Roles(
                        mia, Set.of(BuiltInRole.MANAGER.id()), Set.of(BuiltInRole.AGENT.id()));
        var add =
                new Wish.Add(
                        new PersonName("Sam", "Vendor"),
                        SAMS,
                        Optional.of("+4930999"),
                        Set.of(BuiltInRole.AGENT.id()));
        var submitted =
                new ChangeRequest.Submitted(
                        new ChangeRequest.Terms(
                                new ChangeRequestId(ACME, 17),
                                List.of(
                                        new Wanted(edit, before),
                                        new Wanted(roles, before),
                                        new Wanted(add, Optional.empty()),
                                        new Wanted(new Wish.Remove(mia), before)),
                                List.of("Think of it"),
                                ANA,
                                NOON),
                        0,
                        NOON.plus(REMINDER),
                        NOON.plus(Duration.ofDays(30)));
        var comment =
                new Comment(
                        CommentItems.idAt(NOON),
                        NOON,
                        ANA,
                        Comment.Side.CUSTOMER,
                        "One\n<b>two</b>");
        var created =
                Stored.by(
                        ChangeRequestItems.create(
                                        submitted,
                                        comment,
                                        change(EventType.REQUEST_SUBMITTED, submitted))
                                .getFirst());
        all.put(EventType.REQUEST_SUBMITTED, created);
        all.put(
                EventType.REQUEST_COMMENTED,
                Stored.by(
                        CommentItems.create(
                                        created.after(),
                                        submitted.commented(),
                                        comment,
                                        change(EventType.REQUEST_COMMENTED, submitted))
                                .getFirst()));
        closed(all, created, submitted.implemented(ANA, NOON), EventType.REQUEST_IMPLEMENTED);
        closed(all, created, submitted.cancelled(ANA, NOON), EventType.REQUEST_CANCELLED);
        closed(
                all,
                created,
                submitted.rejected(ANA, "Not in this house", NOON),
                EventType.REQUEST_REJECTED);
        var step =
                (ChangeRequest.Step.Remind)
                        submitted.step(SWEEP, submitted.remindAt()).orElseThrow();
        all.put(
                EventType.REQUEST_WAITING,
                created.then(
                        ChangeRequestItems.replace(
                                created.after(),
                                step.next(),
                                change(EventType.REQUEST_WAITING, submitted))));
    }

    private static void closed(
            Map<EventType, Stored> all, Stored created, ChangeRequest next, EventType type) {
        var writes = ChangeRequestItems.close(created.after(), next, change(type, next));
        all.put(type, created.then(writes.getFirst()));
    }

    private static Change change(EventType type, ChangeRequest request) {
        return change(type, Subject.of(request.terms().id()));
    }

    @Test
    void what_a_request_wishes_is_told_field_by_field_and_nothing_of_what_was() {
        var told = told(EventType.REQUEST_SUBMITTED, stored(EventType.REQUEST_SUBMITTED));
        var items = told.at("/data/after/items");
        assertThat(items.at("/0/set/phone").asText("-")).isEmpty();
        assertThat(items.at("/0/set/region").asText()).isEqualTo("<b>Elbe</b>");
        assertThat(items.at("/2/email").asText()).isEqualTo(SAMS.value());
        assertThat(items.toString()).doesNotContain("before", "version", "texts", "+4930123456");
        assertThat(told.at("/data/after/number").asInt()).isEqualTo(17);
        assertThat(told.at("/data/after/comment").asText()).isEqualTo("One\n<b>two</b>");
    }

    @Test
    void the_largest_request_that_is_kept_is_far_below_what_the_bus_takes() {
        // each of these marks is one byte where it is kept, and two on the bus
        var text = "\"".repeat(100);
        var said = "\"".repeat(5_000);
        var warnings =
                Rules.few(IntStream.range(0, 400).mapToObj(i -> i + text.repeat(6)).toList());
        var wanted = new ArrayList<Wanted>();
        while (ChangeRequestItems.refuses(wanted, warnings, said).isEmpty()) {
            var set = new EnumMap<ContactField, String>(ContactField.class);
            List.of(ContactField.values()).forEach(field -> set.put(field, text));
            wanted.add(new Wanted(new Wish.Edit(AccountId.next(RANDOM), set), Optional.empty()));
        }
        wanted.removeLast();
        var id = new ChangeRequestId(ACME, 999_999_999);
        var request =
                new ChangeRequest.Submitted(
                        new ChangeRequest.Terms(id, wanted, warnings, ANA, NOON),
                        1,
                        Instant.MAX,
                        Instant.MAX);
        var first = new Comment(CommentItems.idAt(NOON), NOON, ANA, Comment.Side.CUSTOMER, said);
        var change = change(EventType.REQUEST_SUBMITTED, request);
        var item = Stored.by(ChangeRequestItems.create(request, first, change).getFirst());

        assertThat(wanted).hasSizeGreaterThan(40);
        assertThat(Images.event(change, item.before(), item.after()).bytes()).isLessThan(200_000);
        assertThat(made(EventType.REQUEST_SUBMITTED, item).text().getBytes(UTF_8))
                .hasSizeLessThan(205_000);
    }

    private static Change change(EventType type) {
        return change(
                type,
                switch (type) {
                    case TENANT_CREATED,
                            TENANT_CHANGED,
                            TENANT_RELEASED,
                            MODULE_CHANGED,
                            PROVIDER_CHANGED,
                            FACTOR_CHANGED ->
                            Subject.of(new TenantId("acme-clinic"));
                    case MEMBER_CREATED,
                            MEMBER_CHANGED,
                            MEMBER_DISABLED,
                            MEMBER_ENABLED,
                            MEMBER_DELETED,
                            MEMBER_RESTORED,
                            MEMBER_LINKED ->
                            Subject.of(SAM);
                    default -> Subject.of(InvitationId.first(SAMS));
                });
    }

    private static Change change(EventType type, Subject subject) {
        var bySweep =
                Set.of(
                        EventType.INVITATION_EXPIRED,
                        EventType.REGISTRATION_REQUESTED,
                        EventType.REGISTRATION_CONFIRMED,
                        EventType.REGISTRATION_EXPIRED,
                        EventType.REQUEST_WAITING,
                        EventType.GRANT_STARTED,
                        EventType.GRANT_ENDING,
                        EventType.GRANT_ENDED,
                        EventType.EXPORT_FINISHED);
        return new Change(
                EventId.next(RANDOM),
                type,
                ACME,
                subject,
                bySweep.contains(type) ? SWEEP : ANA,
                NOON,
                type == EventType.GRANT_CHANGED ? "The roll-out takes longer" : "",
                "JKJaXmPLvHcESHA=",
                bySweep.contains(type) ? "schedule" : "203.0.113.7");
    }

    private static <T> T done(Outcome<T> outcome) {
        return ((Outcome.Done<T>) outcome).value();
    }
}
