package gatehouse.aws;

import gatehouse.domain.MailAsks;

/// When mails were asked for, as a list within an item.
final class MailAskItems {
    static final String ASKED = "asked";

    private MailAskItems() {}

    static MailAsks read(Item item) {
        return new MailAsks(item.texts(ASKED).stream().map(Moments::parse).toList());
    }

    static Draft put(Draft draft, MailAsks asks) {
        return draft.putTexts(ASKED, asks.times().stream().map(Moments::text).toList());
    }
}
