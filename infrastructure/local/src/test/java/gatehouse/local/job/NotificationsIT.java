package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.aws.Committed;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Updating;
import gatehouse.domain.Author;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.Grant;
import gatehouse.domain.Grants;
import gatehouse.domain.TenantId;
import gatehouse.domain.TenantKind;
import gatehouse.local.mail.Mail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Which mails go out, by the switches of person and administrators (C9).
class NotificationsIT {
    private static final List<String> ALL =
            List.of("codes", "devices", "tickets", "videoSessions", "account");
    private static final List<String> ACCOUNT = List.of("account");

    private Person manager = House.ROOT;
    private Person staff = House.ROOT;

    @BeforeEach
    void a_customer_and_somebody_of_the_vendor() {
        manager = House.customer();
        staff = House.staff();
    }

    @Test
    @DisplayName(
            "C9: all kinds are on at first, and a notification says how to get no more of its kind")
    void on_at_first() {
        for (var kind : ALL) {
            assertThat(WayOut.switches(manager, manager.tenant()).path(kind).asBoolean())
                    .as(kind)
                    .isTrue();
        }
        letIn(manager);
        var accepted = mails(manager).getFirst();
        assertThat(accepted.subject()).contains("has accepted");
        assertThat(accepted.text()).contains("No more notifications like this one:");
        assertThat(WayOut.token(accepted)).isNotEmpty();
        WayOut.none(mails(staff).getFirst());
    }

    @Test
    @DisplayName("C9: it says so in the reader's language")
    void in_german() {
        var any = Map.of("If-Match", "*");
        var german = House.object().put("preferredLanguage", "de").toString();
        var reply =
                House.ask("PATCH", House.home(manager, "/me"), House.signIn(manager), german, any);
        assertThat(reply.status()).isEqualTo(200);
        letIn(manager);
        var accepted = mails(manager).getFirst();
        assertThat(accepted.text()).contains("Keine solchen Benachrichtigungen mehr:");
        assertThat(WayOut.token(accepted)).isNotEmpty();
    }

    @Test
    @DisplayName(
            "C9: A10: who has switched the kind off gets no such mail, and everybody else does;"
                    + " switched on again they come")
    void switched_off() {
        WayOut.set(manager, manager.tenant(), false, ACCOUNT);
        letIn(manager);
        House.SYSTEM.advance(Duration.ofDays(28));
        assertThat(subjects(manager)).isEmpty();
        assertThat(subjects(staff)).first().asString().contains("ends on");

        WayOut.set(manager, manager.tenant(), true, ACCOUNT);
        House.SYSTEM.advance(Duration.ofDays(3));
        assertThat(subjects(manager)).singleElement().asString().contains("has ended");
        assertThat(subjects(staff)).first().asString().contains("has ended");
    }

    @Test
    @DisplayName("C9: other kinds switched off do not keep it back")
    void other_kinds() {
        WayOut.set(
                manager,
                manager.tenant(),
                false,
                ALL.stream().filter(kind -> !kind.equals("account")).toList());
        letIn(manager);
        assertThat(subjects(manager)).singleElement().asString().contains("has accepted");
    }

    @Test
    @DisplayName(
            "C9: nothing goes out while the administrators' switch is off, though the person's own"
                    + " is on")
    void by_the_administrators() {
        var other = House.member(new TenantId(manager.tenant()), BuiltInRole.ACCOUNT_MANAGER);
        enable(other, manager, false);
        assertThat(WayOut.switches(manager, manager.tenant()).path("enabled").asBoolean())
                .isFalse();
        assertThat(WayOut.switches(manager, manager.tenant()).path("account").asBoolean()).isTrue();
        letIn(manager);
        assertThat(subjects(manager)).isEmpty();

        enable(other, manager, true);
        House.SYSTEM.advance(Duration.ofDays(28));
        assertThat(subjects(manager)).singleElement().asString().contains("ends on");
    }

    @Test
    @DisplayName("C9: a guest's switches are those of the tenant that the mail is about")
    void of_a_guest() {
        var another = House.customer();
        letIn(manager);
        letIn(another);
        WayOut.set(staff, manager.tenant(), false, ALL);
        WayOut.set(staff, "vendor", false, ALL);
        House.SYSTEM.advance(Duration.ofDays(28));
        assertThat(mails(staff))
                .filteredOn(mail -> mail.subject().contains("ends on"))
                .singleElement()
                .satisfies(mail -> {
                    var link = WayOut.open(WayOut.token(mail)).json();
                    assertThat(link.at("/tenant/id").asText()).isEqualTo(another.tenant());
                });
    }

    @Test
    @DisplayName("C9: who gives access without a place in the tenant has the switches of home")
    void from_elsewhere() {
        var admin = House.member(new TenantId("vendor"), BuiltInRole.SYSTEM_ADMIN);
        var path = House.home(manager, "/vendor-invitations");
        assertThat(House.post(path, House.signIn(admin), House.wish(staff)).status())
                .isEqualTo(201);
        House.accept(staff);
        var accepted = mails(admin).getFirst();
        assertThat(accepted.subject()).contains("has accepted");
        assertThat(WayOut.post(WayOut.token(accepted)).status()).isEqualTo(204);
        assertThat(WayOut.switches(admin, "vendor").path("account").asBoolean()).isFalse();

        House.SYSTEM.advance(Duration.ofDays(28));
        assertThat(mails(admin)).hasSize(1);
    }

    @Test
    @DisplayName(
            "C9: C10: who gave access for the managing tenant is told while it manages, and nothing"
                    + " once the customer is independent")
    void of_a_customer() {
        var boss = House.customer();
        var id = new TenantId("run-by-" + boss.tenant());
        House.planting().tenant(id, "Run", TenantKind.CORPORATE, new TenantId(boss.tenant()));
        manager = House.member(id, BuiltInRole.ACCOUNT_MANAGER);
        letIn(manager);
        givenBy(boss, id);
        House.SYSTEM.advance(Duration.ofDays(28));
        assertThat(subjects(boss)).singleElement().asString().contains("ends on");

        var write = Updating.of(Keys.tenant(id)).remove("managedBy").write();
        assertThat(House.table().commit(write)).isEqualTo(Committed.STORED);
        House.SYSTEM.advance(Duration.ofDays(3));
        assertThat(subjects(staff)).first().asString().contains("has ended");
        assertThat(subjects(boss)).hasSize(1);
    }

    /// As if somebody else had given the access.
    private void givenBy(Person giver, TenantId where) {
        House.SYSTEM.quiet();
        var author = Author.of(House.account(giver.email()), "Boss", new TenantId(giver.tenant()));
        var place = Keys.member(where, House.account(staff.email()));
        var item = House.table().get(place).orElseThrow();
        var member = MemberItems.read(item);
        var grants =
                member.grants().all().stream()
                        .map(grant ->
                                new Grant(
                                        grant.id(),
                                        grant.role(),
                                        grant.window(),
                                        grant.reason(),
                                        grant.source(),
                                        author,
                                        grant.remindAt(),
                                        grant.told()))
                        .toList();
        var now = House.SYSTEM.clock().instant();
        var write = MemberItems.replace(item, member.with(new Grants(grants)), now);
        assertThat(House.table().commit(write)).isEqualTo(Committed.STORED);
    }

    @Test
    @DisplayName(
            "C9: a guest whose own access has ended is told nothing of others any more, but of the"
                    + " own end")
    void guest_who_left() {
        letIn(manager);
        toldOfTheOwnEndAlone(givenByGuest());
    }

    @Test
    @DisplayName(
            "C9: B8: a guest who is barred in the tenant is told nothing of others there, but of the"
                    + " own end")
    void guest_who_is_barred() {
        letIn(manager);
        var colleague = givenByGuest();
        new People(manager).disable(staff);
        toldOfTheOwnEndAlone(colleague);
    }

    /// @param colleague whose access, given by the guest, ends after the guest's
    private void toldOfTheOwnEndAlone(Person colleague) {
        House.SYSTEM.advance(Duration.ofDays(30));
        assertThat(subjects(staff)).first().asString().contains("has ended");
        int told = subjects(staff).size();
        House.SYSTEM.advance(Duration.ofDays(20));
        assertThat(subjects(colleague)).first().asString().contains("has ended");
        assertThat(subjects(staff)).hasSize(told);
    }

    /// Somebody whom the guest has given access for 45 days.
    private Person givenByGuest() {
        var colleague = House.member(new TenantId(manager.tenant()), BuiltInRole.AGENT);
        var end = House.SYSTEM.clock().instant().plus(Duration.ofDays(45));
        var wish = House.object().put("role", "customer").put("reason", "Helps out in spring");
        wish.put("end", end.toString());
        var path = House.home(manager, "/members/" + House.account(colleague.email()) + "/grants");
        var given = House.post(path, House.signIn(staff), wish);
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        return colleague;
    }

    @Test
    @DisplayName(
            "C9: A10: whose own access there has ended, and who gave access for the vendor, has the"
                    + " switches of home; not who is no system admin any more")
    void from_elsewhere_after_a_visit() {
        var admin = House.member(new TenantId("vendor"), BuiltInRole.SYSTEM_ADMIN);
        var own = House.invite(manager, admin).path("id").asText();
        House.accept(admin);
        assertThat(
                        House.delete(
                                        House.home(manager, "/invitations/" + own),
                                        House.signIn(manager))
                                .status())
                .isEqualTo(204);
        var path = House.home(manager, "/vendor-invitations");
        assertThat(House.post(path, House.signIn(admin), House.wish(staff)).status())
                .isEqualTo(201);
        House.accept(staff);
        House.SYSTEM.advance(Duration.ofDays(28));
        assertThat(subjects(admin)).first().asString().contains("ends on");

        var home = Keys.member(new TenantId("vendor"), House.account(admin.email()));
        var item = House.table().get(home).orElseThrow();
        var demoted = MemberItems.read(item).with(Grants.NONE);
        var write = MemberItems.replace(item, demoted, House.SYSTEM.clock().instant());
        assertThat(House.table().commit(write)).isEqualTo(Committed.STORED);
        int told = subjects(admin).size();
        House.SYSTEM.advance(Duration.ofDays(3));
        assertThat(subjects(staff)).first().asString().contains("has ended");
        assertThat(subjects(admin)).hasSize(told);
    }

    @Test
    @DisplayName("C9: a file that is ready is told only while the kind is on")
    void exports() {
        export();
        assertThat(subjects(manager)).singleElement().asString().contains("is ready");
        WayOut.set(manager, manager.tenant(), false, ACCOUNT);
        export();
        assertThat(subjects(manager)).hasSize(1);
    }

    @Test
    @DisplayName(
            "C9: mails about security, and those that somebody waits for, come though every switch"
                    + " is off")
    void security() {
        var other = House.member(new TenantId(manager.tenant()), BuiltInRole.ACCOUNT_MANAGER);
        WayOut.set(manager, manager.tenant(), false, ALL);
        WayOut.set(staff, "vendor", false, ALL);
        enable(other, manager, false);

        var invitation = House.invite(manager, staff).path("id").asText();
        assertThat(mails(staff)).singleElement().satisfies(WayOut::none);
        House.accept(staff);
        var path = House.home(manager, "/invitations/" + invitation);
        assertThat(House.delete(path, House.signIn(manager)).status()).isEqualTo(204);
        assertThat(mails(staff)).hasSize(2).allSatisfy(WayOut::none);
        assertThat(mails(staff).getFirst().subject()).contains("was ended");

        assertThat(Passwords.ask(manager.email()).status()).isEqualTo(202);
        assertThat(mails(manager))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.links()).first().asString().contains("/reset#");
                    WayOut.none(mail);
                });
    }

    private void letIn(Person inviter) {
        House.invite(inviter, staff);
        House.accept(staff);
    }

    private void export() {
        var path = House.home(manager, "/exports");
        assertThat(House.post(path, House.signIn(manager), House.object()).status()).isEqualTo(201);
        House.SYSTEM.quiet();
    }

    private static void enable(Person by, Person whom, boolean on) {
        var path = House.home(whom, "/members/" + House.account(whom.email()));
        var body = House.object().put("enableNotifications", on).toString();
        var any = Map.of("If-Match", "*");
        assertThat(House.ask("PATCH", path, House.signIn(by), body, any).status()).isEqualTo(200);
    }

    private static List<Mail> mails(Person person) {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(person.email());
    }

    private static List<String> subjects(Person person) {
        return mails(person).stream().map(Mail::subject).toList();
    }
}
