package gatehouse.local.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import gatehouse.domain.BuiltInRole;
import gatehouse.domain.TenantId;
import gatehouse.local.mail.Mail;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The page of a change request as both sides meet it, each in a browser of its own without a
/// screen. Skipped where no Chromium and its driver are.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TicketPageIT {
    private static final String ACCESS = "__Host-gatehouse-access";
    private static final String WHY = "Hamburg is not ours to give";

    private static @TempDir Path here;
    private static @TempDir Path there;
    private Tab customer;
    private Tab vendor;

    /// Somebody who asks, and somebody whom it is about.
    ///
    /// @param boss account manager of their tenant
    private record Side(Person boss, Person asks, Person contact) {
        static Side of(Person boss) {
            var tenant = new TenantId(boss.tenant());
            return new Side(
                    boss,
                    House.member(tenant, BuiltInRole.MANAGEMENT),
                    House.member(tenant, BuiltInRole.AGENT));
        }

        static Side fresh() {
            return of(House.customer());
        }

        /// Asks for another city and another role; returns the ticket.
        JsonNode submitted() {
            var id = House.account(contact.email()).value();
            var edit = House.object().put("type", "edit").put("member", id);
            edit.putObject("set").put("city", "Hamburg");
            var roles = House.object().put("type", "roles").put("member", id);
            roles.putArray("add").add("manager");
            var wish = House.object();
            wish.putArray("items").add(edit).add(roles);
            var reply = House.post(requests(), House.signIn(asks), wish);
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
            return reply.json();
        }

        /// Another city, by somebody else.
        void moved() {
            var path = House.home(boss, "/members/" + House.account(contact.email()));
            var body = House.object().put("city", "Bremen").toString();
            var any = Map.of("If-Match", "*");
            var reply = House.ask("PATCH", path, House.signIn(boss), body, any);
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }

        String state(JsonNode ticket) {
            var path = requests() + "/" + ticket.path("id").asText();
            return House.get(path, House.signIn(asks)).json().path("state").asText();
        }

        private String requests() {
            return House.home(asks, "/change-requests");
        }
    }

    @BeforeAll
    void start() {
        customer = Tab.in("en", here);
        vendor = Tab.in("en", there);
    }

    @AfterAll
    void stop() {
        for (var tab : new Tab[] {customer, vendor}) {
            if (tab != null) {
                tab.close();
            }
        }
    }

    @Test
    @DisplayName("E5: on its page both sides see the ticket, and talk from comment to comment")
    void talk() {
        var side = Side.fresh();
        var ticket = side.submitted();
        assertThat(newest(side.asks()).links()).as("the link to it").contains(address(ticket));
        open(customer, ticket, side.asks());
        assertThat(customer.heading()).isEqualTo("Change request " + ticket.path("number"));
        assertThat(customer.text("state")).isEqualTo("Waiting for the vendor to decide");
        assertThat(customer.text("items"))
                .contains("Hamburg", "City", "Roles", "Manager", "Agent")
                .doesNotContain("changed since");
        assertThat(customer.shown("no-comments")).isTrue();
        assertThat(customer.shown("deciding")).as("for the vendor alone").isFalse();
        assertThat(customer.shown("cancel")).isTrue();

        write(customer, "By Monday, please.\nThank you.");
        customer.awaitText("comments", "By Monday, please.\nThank you.");
        assertThat(customer.text("status")).contains("the other side is told by mail");
        assertThat(customer.value("comment")).isEmpty();

        open(vendor, ticket, House.ROOT);
        assertThat(vendor.text("comments")).contains("By Monday, please.", ", customer");
        assertThat(vendor.shown("cancelling")).as("for the customer alone").isFalse();
        assertThat(vendor.shown("implement")).isTrue();
        assertThat(newest(House.ROOT).text()).contains("By Monday, please.");
        write(vendor, "Which Hamburg is meant?");
        vendor.awaitText("comments", "Which Hamburg is meant?");

        customer.press("look-again");
        customer.awaitText("comments", "Which Hamburg is meant?");
        assertThat(customer.text("comments")).contains(", vendor");
        assertThat(newest(side.asks()).text()).contains("Which Hamburg is meant?");
    }

    @Test
    @DisplayName(
            "E6: what changed meanwhile stands beside its wish; rejected on the page, the reason is"
                    + " there for both")
    void conflict() {
        var side = Side.fresh();
        var ticket = side.submitted();
        open(vendor, ticket, House.ROOT);
        side.moved();
        press(vendor, "implement");
        vendor.awaitText("problem", "nothing has been changed");
        assertThat(vendor.text("items")).contains("Bremen", "changed since it was asked for");
        assertThat(vendor.text("state")).isEqualTo("Waiting for the vendor to decide");
        assertThat(side.state(ticket)).isEqualTo("submitted");

        vendor.fill("rejection", "no");
        vendor.press("reject");
        vendor.await(() -> !vendor.text("rejection-fault").isEmpty());
        vendor.fill("rejection", WHY);
        vendor.press("reject");
        vendor.awaitText("state", "Rejected");
        assertThat(vendor.text("reason")).isEqualTo(WHY);
        assertThat(vendor.shown("comment-form")).isFalse();
        assertThat(vendor.shown("deciding")).isFalse();

        open(customer, ticket, side.asks());
        assertThat(customer.text("state")).isEqualTo("Rejected");
        assertThat(customer.text("reason")).isEqualTo(WHY);
        assertThat(customer.shown("comment-form")).isFalse();
    }

    @Test
    @DisplayName("E6: implemented on the page once the vendor says so twice, all of it is so")
    void implemented() {
        var side = Side.fresh();
        var ticket = side.submitted();
        open(vendor, ticket, House.ROOT);
        vendor.press("implement");
        vendor.awaitShown("sure");
        vendor.press("no");
        assertThat(vendor.shown("sure")).isFalse();
        assertThat(side.state(ticket)).isEqualTo("submitted");
        press(vendor, "implement");
        vendor.awaitText("state", "Implemented");
        assertThat(vendor.text("decided-by")).contains("(vendor)");
        assertThat(vendor.text("problem")).isEmpty();

        var me = House.get(House.home(side.contact(), "/me"), House.signIn(side.contact())).json();
        assertThat(me.path("city").asText()).isEqualTo("Hamburg");
        assertThat(me.path("roles").toString()).contains("manager", "agent");
    }

    @Test
    @DisplayName("E6: what came meanwhile is shown before the vendor decides about it")
    void stale() {
        var side = Side.fresh();
        var ticket = side.submitted();
        open(customer, ticket, side.asks());
        open(vendor, ticket, House.ROOT);
        write(customer, "Wait, not yet.");
        customer.awaitText("comments", "Wait, not yet.");
        press(vendor, "implement");
        vendor.awaitText("problem", "has changed just now");
        assertThat(vendor.text("comments")).contains("Wait, not yet.");
        assertThat(side.state(ticket)).isEqualTo("submitted");
    }

    @Test
    @DisplayName("E7: cancelled on the page by who asked, there is nothing to decide any more")
    void cancelled() {
        var side = Side.fresh();
        var ticket = side.submitted();
        open(vendor, ticket, House.ROOT);
        open(customer, ticket, side.asks());
        press(customer, "cancel");
        customer.awaitText("state", "Cancelled");
        assertThat(customer.shown("cancelling")).isFalse();

        press(vendor, "implement");
        vendor.await(() -> !vendor.text("problem").isEmpty());
        assertThat(vendor.text("state")).isEqualTo("Cancelled");
        assertThat(vendor.shown("deciding")).isFalse();
    }

    @Test
    @DisplayName("E5: markup in names, comments and reasons is shown as text on the page")
    void markup() {
        var side = Side.of(Markup.customer("markup-of-ticket"));
        var ticket = side.submitted();
        open(customer, ticket, side.asks());
        write(customer, "See " + Markup.NAME);
        customer.awaitText("comments", "See " + Markup.NAME);
        customer.showsMarkupAsText();

        open(vendor, ticket, House.ROOT);
        assertThat(vendor.text("comments")).contains("See " + Markup.NAME);
        vendor.fill("rejection", "Because of " + Markup.NAME);
        vendor.press("reject");
        vendor.awaitText("reason", "Because of " + Markup.NAME);
        vendor.showsMarkupAsText();
    }

    @Test
    @DisplayName("F2: to a stranger the page shows of a ticket no more than of one that never was")
    void stranger() {
        var side = Side.fresh();
        var ticket = side.submitted();
        var other = House.customer();
        open(customer, address(ticket), other, "problem");
        var told = customer.text("problem");
        assertThat(told).contains("There is no such request, or it is not for you to see");
        assertThat(customer.shown("ticket")).isFalse();
        open(customer, House.SYSTEM.base() + "/tickets/nobody-knows.1", other, "problem");
        assertThat(customer.text("problem")).isEqualTo(told);
        assertThat(House.get("/tickets/nothing", "").status()).isEqualTo(404);
        assertThat(House.get("/tickets/nobody-knows.1", "").text())
                .isEqualTo(House.get("/tickets/" + ticket.path("id").asText(), "").text());
    }

    @Test
    @DisplayName(
            "F1: the page goes on by itself when a token is over, and asks once the session is")
    void goes_on() {
        var side = Side.fresh();
        var ticket = side.submitted();
        open(customer, ticket, side.asks());
        customer.browser().manage().deleteCookieNamed(ACCESS);
        write(customer, "Still here.");
        customer.awaitText("comments", "Still here.");
        assertThat(customer.browser().executeScript("return document.cookie")).isEqualTo("");

        customer.browser().manage().deleteAllCookies();
        customer.fill("comment", "Half a thought");
        customer.press("send");
        customer.awaitShown("sign-in-form");
        assertThat(customer.text("problem")).contains("Nothing that you wrote is lost");
        assertThat(customer.shown("ticket")).isFalse();
        signIn(customer, side.asks());
        customer.awaitShown("ticket");
        assertThat(customer.value("comment")).isEqualTo("Half a thought");

        customer.press("sign-out");
        customer.awaitShown("sign-in-form");
        var left =
                customer.browser()
                        .executeScript("return document.querySelector('main').textContent");
        assertThat(String.valueOf(left)).doesNotContain("Hamburg", "Still here.");
    }

    @Test
    @DisplayName("B7: the page speaks German to those who ask for it")
    void german() {
        var side = Side.fresh();
        var ticket = side.submitted();
        open(customer, ticket, side.asks());
        customer.press("language");
        assertThat(customer.language()).isEqualTo("de");
        assertThat(customer.heading()).isEqualTo("Änderungsantrag " + ticket.path("number"));
        assertThat(customer.text("items")).contains("Ort", "Rollen");
        customer.press("language");
        assertThat(customer.language()).isEqualTo("en");
    }

    @Test
    @DisplayName("F5: the page asks nobody but its own server, and its policy allows nothing else")
    void own_server() {
        var side = Side.fresh();
        var ticket = side.submitted();
        open(customer, ticket, side.asks());
        customer.keepsToItsServer("/tickets/" + ticket.path("id").asText());
    }

    /// The newest mail that somebody got.
    private static Mail newest(Person person) {
        House.SYSTEM.quiet();
        return House.SYSTEM.mails(person.email()).getFirst();
    }

    private static String address(JsonNode ticket) {
        return ticket.path("ticket").asText();
    }

    private static void open(Tab tab, JsonNode ticket, Person person) {
        open(tab, address(ticket), person, "ticket");
    }

    /// Opens a ticket as somebody, whoever was there before.
    ///
    /// @param shown what is to come of it
    private static void open(Tab tab, String address, Person person, String shown) {
        tab.open(address);
        tab.browser().manage().deleteAllCookies();
        tab.open(address);
        tab.awaitShown("sign-in-form");
        signIn(tab, person);
        tab.awaitShown(shown);
    }

    private static void signIn(Tab tab, Person person) {
        tab.fill("username", person.email());
        tab.fill("password", person.password());
        tab.press("sign-in");
    }

    private static void write(Tab tab, String text) {
        tab.fill("comment", text);
        tab.press("send");
    }

    /// Presses a button that asks whether it is meant, and says yes.
    private static void press(Tab tab, String button) {
        tab.press(button);
        tab.awaitShown("sure");
        tab.press("yes");
    }
}
