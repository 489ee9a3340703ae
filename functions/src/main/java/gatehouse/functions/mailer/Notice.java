package gatehouse.functions.mailer;

import gatehouse.domain.link.OneTimePassword;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a mail has to tell: one record for each occasion and reader.
///
/// Whatever people typed is cleaned on the way in ([Clean]), so every text here may stand in a
/// subject or a body. `role` is a role's id; the mail shows its name in the reader's language.
public sealed interface Notice {
    /// Whether it tells its reader of the end of the own access, and so comes also to who is not
    /// let in any more.
    default boolean tellsOfOwnEnd() {
        return false;
    }

    /// What concerns an account rather than access to a tenant. It is about security: nobody can
    /// switch it off (C9).
    sealed interface OfAccount extends Notice {}

    /// To the invited: an offer, and the link that accepts it.
    ///
    /// @param link absolute, https (http on a loopback address)
    /// @param linkExpiresAt the first instant at which the link no longer works
    record Invited(
            String tenant,
            String inviter,
            String role,
            Instant start,
            Instant end,
            String reason,
            URI link,
            Instant linkExpiresAt)
            implements Notice {
        public Invited {
            tenant = Clean.name(tenant);
            inviter = Clean.name(inviter);
            reason = Clean.reason(reason);
            checked(link);
        }
    }

    /// To somebody whom the manager of a customer invites to the customer: an offer without an end,
    /// and the link that accepts it.
    ///
    /// @param tenant the customer
    /// @param manager who manages it
    /// @param known whether the person has an account; who has none makes one by the link
    /// @param link absolute, https (http on a loopback address)
    /// @param linkExpiresAt the first instant at which the link no longer works
    record CustomerInvited(
            String tenant,
            String manager,
            String inviter,
            String role,
            boolean known,
            URI link,
            Instant linkExpiresAt)
            implements Notice {
        public CustomerInvited {
            tenant = Clean.name(tenant);
            manager = Clean.name(manager);
            inviter = Clean.name(inviter);
            checked(link);
        }
    }

    /// To a new person: the link that sets the first password.
    ///
    /// @param tenant the person's home
    /// @param link absolute, https (http on a loopback address)
    /// @param linkExpiresAt the first instant at which the link no longer works
    record Activate(String tenant, String username, URI link, Instant linkExpiresAt)
            implements OfAccount {
        public Activate {
            tenant = Clean.name(tenant);
            username = Clean.name(username);
            checked(link);
        }
    }

    /// To a new person for whom a password was set: that there is an account.
    ///
    /// @param tenant the person's home
    record Welcome(String tenant, String username) implements OfAccount {
        public Welcome {
            tenant = Clean.name(tenant);
            username = Clean.name(username);
        }
    }

    /// To a person: the link that sets another password.
    ///
    /// @param tenant the person's home
    /// @param link absolute, https (http on a loopback address)
    /// @param linkExpiresAt the first instant at which the link no longer works
    record Reset(String tenant, String username, URI link, Instant linkExpiresAt)
            implements OfAccount {
        public Reset {
            tenant = Clean.name(tenant);
            username = Clean.name(username);
            checked(link);
        }
    }

    /// To a person: another password was set by a link.
    ///
    /// @param tenant the person's home
    /// @param at when
    /// @param page where another link can be asked for
    record PasswordChanged(String tenant, String username, Instant at, URI page)
            implements OfAccount {
        public PasswordChanged {
            tenant = Clean.name(tenant);
            username = Clean.name(username);
            checked(page);
        }
    }

    /// What concerns somebody's own wish to join a tenant (D6).
    sealed interface OfRegistration extends Notice {}

    /// To an address with which somebody registered: the link that shows that it is theirs. Nothing
    /// that they typed stands in it.
    ///
    /// @param link absolute, https (http on a loopback address)
    /// @param until the first instant at which the link no longer works
    record ConfirmRegistration(String tenant, URI link, Instant until) implements OfRegistration {
        public ConfirmRegistration {
            tenant = Clean.name(tenant);
            checked(link);
        }
    }

    /// To a member of the tenant, with whose address somebody registered.
    ///
    /// @param page where a link for another password can be asked for
    record AlreadyMember(String tenant, String username, URI page) implements OfRegistration {
        public AlreadyMember {
            tenant = Clean.name(tenant);
            username = Clean.name(username);
            checked(page);
        }
    }

    /// To somebody who waits, with whose address somebody registered once more.
    record StillWaiting(String tenant) implements OfRegistration {
        public StillWaiting {
            tenant = Clean.name(tenant);
        }
    }

    /// To somebody who is let in, and has an account from now on: the link that sets the first
    /// password.
    ///
    /// @param link absolute, https (http on a loopback address)
    /// @param linkExpiresAt the first instant at which the link no longer works
    /// @param oneTime good for one sign-in instead of the link, where the tenant has opted in
    record Approved(
            String tenant,
            String username,
            URI link,
            Instant linkExpiresAt,
            Optional<OneTimePassword> oneTime)
            implements OfRegistration {
        public Approved {
            tenant = Clean.name(tenant);
            username = Clean.name(username);
            checked(link);
        }
    }

    /// To somebody who is let in with the account that they have elsewhere.
    record Joined(String tenant, String username) implements OfRegistration {
        public Joined {
            tenant = Clean.name(tenant);
            username = Clean.name(username);
        }
    }

    /// To somebody who is not let in.
    ///
    /// @param reason empty where none was given
    record Disapproved(String tenant, String reason) implements OfRegistration {
        public Disapproved {
            tenant = Clean.name(tenant);
            reason = Clean.reason(reason);
        }
    }

    /// To somebody about whom nobody decided in time.
    record RegistrationExpired(String tenant) implements OfRegistration {
        public RegistrationExpired {
            tenant = Clean.name(tenant);
        }
    }

    /// What concerns a change request (E3). Who gets it can do without: the ticket says the same.
    sealed interface OfTicket extends Notice {
        Ticket ticket();
    }

    /// A change request as mails tell of it.
    ///
    /// @param tenant whose contacts it is about
    /// @param number that people say
    /// @param requester who submitted it
    /// @param edits how many items are about other details; the others alike
    /// @param page of the ticket; absolute, https (http on a loopback address)
    record Ticket(
            String tenant,
            long number,
            String requester,
            int edits,
            int roles,
            int added,
            int removed,
            URI page) {
        public Ticket {
            tenant = Clean.name(tenant);
            requester = Clean.name(requester);
            checked(page);
        }
    }

    /// To who submitted it: it has arrived.
    record TicketRaised(Ticket ticket) implements OfTicket {}

    /// To the vendor: there is a new one.
    ///
    /// @param lines of what was said with it, as [Clean#lines(String)] leaves them; empty for
    ///   nothing
    record TicketArrived(Ticket ticket, List<String> lines) implements OfTicket {
        public TicketArrived {
            lines = List.copyOf(lines);
        }
    }

    /// To the other side: somebody commented on it.
    ///
    /// @param lines of the comment, as [Clean#lines(String)] leaves them
    record TicketAnswered(Ticket ticket, String by, List<String> lines) implements OfTicket {
        public TicketAnswered {
            by = Clean.name(by);
            lines = List.copyOf(lines);
        }
    }

    /// To who submitted it: all of it is done.
    record TicketImplemented(Ticket ticket, String by) implements OfTicket {
        public TicketImplemented {
            by = Clean.name(by);
        }
    }

    /// To who submitted it: the vendor will not do it.
    record TicketRejected(Ticket ticket, String by, String reason) implements OfTicket {
        public TicketRejected {
            by = Clean.name(by);
            reason = Clean.reason(reason);
        }
    }

    /// To who submitted it: nobody decided in time.
    record TicketRanOut(Ticket ticket) implements OfTicket {}

    /// To the vendor, and to who submitted it where somebody else cancelled: it is not wished any
    /// more.
    record TicketCancelled(Ticket ticket, String by) implements OfTicket {
        public TicketCancelled {
            by = Clean.name(by);
        }
    }

    /// To the vendor: nobody has decided for a while.
    ///
    /// @param closesAt when it closes by itself; [Instant#MAX] for never
    record TicketWaiting(Ticket ticket, Instant since, Instant closesAt) implements OfTicket {}

    /// To the inviter: the offer was accepted.
    ///
    /// @param end [Instant#MAX] for none
    record Accepted(String tenant, String person, String role, Instant start, Instant end)
            implements Notice {
        public Accepted {
            tenant = Clean.name(tenant);
            person = Clean.name(person);
        }
    }

    /// To the invited: the pending offer is withdrawn.
    ///
    /// @param reason empty where none was given
    record OfferRevoked(String tenant, String by, String role, String reason) implements Notice {
        public OfferRevoked {
            tenant = Clean.name(tenant);
            by = Clean.name(by);
            reason = Clean.reason(reason);
        }
    }

    /// To the invited: access that was accepted is taken back.
    ///
    /// @param at since when it is closed
    /// @param reason empty where none was given
    record AccessRevoked(String tenant, String by, String role, Instant at, String reason)
            implements Notice {
        public AccessRevoked {
            tenant = Clean.name(tenant);
            by = Clean.name(by);
            reason = Clean.reason(reason);
        }
    }

    /// To the invited: access ends soon.
    record Ending(String tenant, String inviter, String role, Instant end) implements Notice {
        public Ending {
            tenant = Clean.name(tenant);
            inviter = Clean.name(inviter);
        }

        @Override
        public boolean tellsOfOwnEnd() {
            return true;
        }
    }

    /// To the inviter: somebody's access ends soon.
    record EndingOfAnother(String tenant, String person, String role, Instant end)
            implements Notice {
        public EndingOfAnother {
            tenant = Clean.name(tenant);
            person = Clean.name(person);
        }
    }

    /// To the invited: access has ended.
    record Ended(String tenant, String inviter, String role, Instant end) implements Notice {
        public Ended {
            tenant = Clean.name(tenant);
            inviter = Clean.name(inviter);
        }

        @Override
        public boolean tellsOfOwnEnd() {
            return true;
        }
    }

    /// To the inviter: somebody's access has ended.
    record EndedOfAnother(String tenant, String person, String role, Instant end)
            implements Notice {
        public EndedOfAnother {
            tenant = Clean.name(tenant);
            person = Clean.name(person);
        }
    }

    /// To a person who asked for a file of a tenant's people: it is there. The mail tells nothing
    /// of it and has no link to it: whoever fetches it has to sign in.
    ///
    /// @param rows how many people stand in it
    /// @param until the first instant at which it is gone
    record Exported(String tenant, int rows, Instant until) implements Notice {
        public Exported {
            tenant = Clean.name(tenant);
        }
    }

    /// To the owner of an account: tries at the password or a code failed, and go on.
    ///
    /// @param username of the account
    /// @param at when the last one was
    record Guessed(String username, Instant at) implements OfAccount {}

    /// To the owner of an account: username, password or both were changed by whoever knew the
    /// password.
    ///
    /// @param username as it is now
    /// @param newUsername whether that is another one than before
    /// @param newPassword whether the password is
    /// @param page where a link for another password can be asked for
    record CredentialsChanged(
            String username, boolean newUsername, boolean newPassword, Instant at, URI page)
            implements OfAccount {
        public CredentialsChanged {
            checked(page);
        }
    }

    /// To a person to whom an administrator has given another username.
    ///
    /// @param tenant the person's home
    /// @param username as it is now
    /// @param reason empty where none was given
    record UsernameSet(String tenant, String by, String username, Instant at, String reason)
            implements OfAccount {
        public UsernameSet {
            tenant = Clean.name(tenant);
            by = Clean.name(by);
            reason = Clean.reason(reason);
        }
    }

    /// To a person for whom an administrator has set a temporary password, which this does not
    /// tell.
    ///
    /// @param tenant the person's home
    /// @param username as it is now
    /// @param newUsername whether that is another one than before
    /// @param until the first instant at which it is good no more
    /// @param reason empty where none was given
    /// @param page where a link for another password can be asked for
    record PasswordSet(
            String tenant,
            String by,
            String username,
            boolean newUsername,
            Instant at,
            Instant until,
            String reason,
            URI page)
            implements OfAccount {
        public PasswordSet {
            tenant = Clean.name(tenant);
            by = Clean.name(by);
            reason = Clean.reason(reason);
            checked(page);
        }
    }

    /// To a person whom who runs the deployment has made a system admin again.
    ///
    /// @param tenant the person's home
    /// @param at when
    /// @param reason why
    /// @param page where a link for another password can be asked for
    record Restored(String tenant, String username, Instant at, String reason, URI page)
            implements OfAccount {
        public Restored {
            tenant = Clean.name(tenant);
            reason = Clean.reason(reason);
            checked(page);
        }
    }

    /// To the holder or to who gave it: one grant ends, but another of the same role goes on.
    ///
    /// @param person who holds it, in the mail to the giver; empty in the mail to the holder
    /// @param end of the one grant
    /// @param until when access goes on without a gap; [Instant#MAX] for endless
    record GoesOn(String tenant, String person, String role, Instant end, Instant until)
            implements Notice {
        public GoesOn {
            tenant = Clean.name(tenant);
            person = person.isEmpty() ? "" : Clean.name(person);
        }

        @Override
        public boolean tellsOfOwnEnd() {
            return person.isEmpty();
        }
    }

    /// To a person: signing in takes a code from now on, and all other sessions ended.
    record SecondFactorOn(Instant at) implements OfAccount {}

    /// To a person: signing in takes the password alone again.
    record SecondFactorOff(Instant at) implements OfAccount {}

    /// To a person: there are new recovery codes, and the old ones are void.
    record RecoveryCodesReplaced(Instant at) implements OfAccount {}

    /// To a person: somebody signed in with one of the recovery codes, which is spent.
    record RecoveryCodeUsed(Instant at) implements OfAccount {}

    /// To a person whose sessions an administrator ended, all at once.
    ///
    /// @param tenant the person's home
    /// @param at when
    /// @param reason empty where none was given
    record SessionsEnded(String tenant, String by, Instant at, String reason) implements OfAccount {
        public SessionsEnded {
            tenant = Clean.name(tenant);
            by = Clean.name(by);
            reason = Clean.reason(reason);
        }
    }

    /// To an address that somebody wants to have: the link that shows that it is theirs.
    ///
    /// @param link absolute, https (http on a loopback address)
    /// @param until the first instant at which the link no longer works
    record ConfirmEmail(String username, URI link, Instant until) implements OfAccount {
        public ConfirmEmail {
            checked(link);
        }
    }

    /// To the owner of an account, at the address of now: another one was asked for.
    record EmailAsked(String username, Instant at) implements OfAccount {}

    /// To the owner of an account, at the address that was theirs: it is another one now.
    record EmailChanged(String username, Instant at) implements OfAccount {}

    private static void checked(URI link) {
        if (!"https".equals(link.getScheme()) && !"http".equals(link.getScheme())) {
            throw new IllegalArgumentException("A link in a mail is a web address");
        }
    }
}
