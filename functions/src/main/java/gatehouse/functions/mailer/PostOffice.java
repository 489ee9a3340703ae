package gatehouse.functions.mailer;

import gatehouse.aws.MailSender;
import gatehouse.aws.MailTag;
import gatehouse.aws.SentMails;
import gatehouse.domain.EventType;
import gatehouse.domain.Unreachable;
import gatehouse.functions.Metric;
import gatehouse.functions.Run;
import jakarta.inject.Inject;

/// Sends the mails of an event, each once: only where it was stopped between handing a mail to SES
/// and noting that can one go out a second time.
final class PostOffice {
    private final Resets resets;
    private final Letters letters;
    private final Switches switches;
    private final SentMails sent;
    private final MailSender sender;

    @Inject
    PostOffice(
            Resets resets, Letters letters, Switches switches, SentMails sent, MailSender sender) {
        this.resets = resets;
        this.letters = letters;
        this.switches = switches;
        this.sent = sent;
        this.sender = sender;
    }

    /// Takes one event from the queue.
    ///
    /// @param messageId the queue's name for this delivery: brought again, it goes on where it was
    ///   stopped
    /// @throws gatehouse.domain.Unreachable if a mail could not be sent now; it is brought again
    void take(String envelope, String messageId, Run run) {
        var told = Told.read(envelope);
        if (told.type() == EventType.RESET_REQUESTED) {
            resets.take(told);
        }
        for (var mail : switches.let(letters.of(told), told)) {
            var note = new SentMails.Note(told.tenant(), told.id(), mail.letter().number());
            if (sent.claim(note, messageId)) {
                try {
                    send(mail, told, note);
                    run.add(Metric.MAILS_SENT, 1);
                } catch (Unreachable refused) {
                    run.add(Metric.MAILS_FAILED, 1);
                    throw refused;
                }
                sent.done(note, messageId);
            }
        }
    }

    private void send(Outgoing mail, Told told, SentMails.Note note) {
        var letter = mail.letter();
        var message =
                mail.wayOut()
                        .map(out -> Messages.of(letter.notice(), letter.language(), out.page()))
                        .orElseGet(() -> Messages.of(letter.notice(), letter.language()));
        var shown = letter.about().orElseGet(note::key);
        sender.send(
                new MailSender.Mail(
                        mail.sender(),
                        letter.to(),
                        letter.language().tag(),
                        message.subject(),
                        message.text(),
                        message.html(),
                        new MailTag(shown, told.id()).text(),
                        mail.wayOut().map(WayOut::oneClick)));
    }
}
