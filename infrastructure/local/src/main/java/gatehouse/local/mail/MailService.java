package gatehouse.local.mail;

import gatehouse.local.aws.Answer;
import gatehouse.local.aws.Call;
import gatehouse.local.aws.Service;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;

/// SES: lets a post office take raw mails, keeps them in the mailbox, and reports on them as SES
/// does.
public final class MailService implements Service {
    private static final Pattern MESSAGE_ID = Pattern.compile("<MessageId>([^<]+)</MessageId>");

    private final Service post;
    private final Mailbox mailbox;
    private final MailReports reports;
    private final Clock clock;

    /// @param post takes the mails, and answers with their message ids
    public MailService(Service post, Mailbox mailbox, MailReports reports, Clock clock) {
        this.post = post;
        this.mailbox = mailbox;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public Answer answer(Call call) throws IOException {
        var answer = post.answer(call);
        var id = MESSAGE_ID.matcher(answer.body().asUtf8String());
        if (answer.status() == 200 && id.find()) {
            sent(call, id.group(1));
        }
        return answer;
    }

    private void sent(Call call, String id) throws IOException {
        try {
            var raw = new RawMail(new QueryForm(call.body().asUtf8String()));
            var mail = raw.mail(id, clock.instant().toString());
            mailbox.add(mail);
            reports.report(
                    new MailReports.Sent(
                            mail, raw.recipients(), raw.configurationSet(), raw.tags()));
        } catch (MessagingException malformed) {
            throw new IOException("the post took what is no mail", malformed);
        }
    }
}
