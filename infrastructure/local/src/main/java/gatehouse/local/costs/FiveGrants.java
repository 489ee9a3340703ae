package gatehouse.local.costs;

import gatehouse.aws.AccountItems;
import gatehouse.aws.Keys;
import gatehouse.aws.MemberItems;
import gatehouse.aws.Table;
import gatehouse.domain.Author;
import gatehouse.domain.Change;
import gatehouse.domain.Email;
import gatehouse.domain.EventId;
import gatehouse.domain.EventType;
import gatehouse.domain.Grant;
import gatehouse.domain.GrantId;
import gatehouse.domain.Grants;
import gatehouse.domain.Member;
import gatehouse.domain.Reason;
import gatehouse.domain.Role;
import gatehouse.domain.Subject;
import gatehouse.domain.TenantId;
import gatehouse.domain.Window;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/// Makes a member's item as large as the design's figures for authorising allow: five open grants,
/// each with the longest reason there is, in a script of three bytes a letter: some 10 KB.
final class FiveGrants {
    private static final int OPEN = 5;
    private static final String SOURCE = "invitation/" + "0".repeat(39);
    private static final Reason LONGEST = Reason.parse("Because " + "審".repeat(492)).orElseThrow();

    private final SecureRandom random = new SecureRandom();
    private final Table table;

    FiveGrants(Table table) {
        this.table = table;
    }

    /// Gives somebody who is at home in a tenant five grants of a role in place of what is held.
    void give(String email, TenantId home, Role role, Instant now) {
        var claim = table.get(Keys.email(Email.parse(email).orElseThrow())).orElseThrow();
        var item = table.get(Keys.member(home, AccountItems.claimant(claim))).orElseThrow();
        var member = MemberItems.read(item);
        var grants = Grants.NONE;
        for (int count = 0; count < OPEN; count++) {
            grants = grants.with(grant(member, role, now), now);
        }
        switch (table.commit(MemberItems.replace(item, member.with(grants), change(member, now)))) {
            case STORED -> {}
            case LOST -> throw new IllegalStateException("somebody else changes " + email);
        }
    }

    private Grant grant(Member member, Role role, Instant now) {
        return Grant.given(
                GrantId.next(random),
                role,
                Window.from(now).until(now.plus(Window.LIMIT)),
                LONGEST.text(),
                SOURCE,
                Author.of(member.account(), member.name(), member.home()),
                Duration.ofDays(7),
                now);
    }

    private Change change(Member member, Instant now) {
        return new Change(
                EventId.next(random),
                EventType.MEMBER_CREATED,
                member.tenant(),
                Subject.of(member.account()),
                Author.system(member.home()),
                now,
                "",
                "seed",
                "seed");
    }
}
