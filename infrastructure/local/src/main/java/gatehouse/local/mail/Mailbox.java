package gatehouse.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gatehouse.local.storage.Journal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// Every mail that went out.
public final class Mailbox {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final Journal journal;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();

    private final UnaryOperator<List<Mail>> view;

    public Mailbox(Journal journal) {
        this(journal, UnaryOperator.identity());
    }

    /// A mailbox that somebody else holds.
    ///
    /// @param view from what was sent to what is found there, in the same order
    public Mailbox(Journal journal, UnaryOperator<List<Mail>> view) {
        this.journal = journal;
        this.view = view;
        journal.past().forEach(mail -> mails.add(MAPPER.convertValue(mail, Mail.class)));
    }

    void add(Mail mail) {
        journal.append(MAPPER.convertValue(mail, JsonNode.class));
        mails.add(mail);
    }

    /// Newest first.
    public List<Mail> mails() {
        return view.apply(List.copyOf(mails)).reversed();
    }

    /// Those to one address, newest first.
    public List<Mail> to(String address) {
        return mails().stream()
                .filter(mail ->
                        List.of(mail.to().split(", ", -1)).stream()
                                .anyMatch(address::equalsIgnoreCase))
                .toList();
    }
}
