package gatehouse.functions.mailer;

/// One language's way to say each [Notice].
interface Wording {
    Letter letter(Notice notice);

    /// What stands before the link that switches such mails off.
    String wayOut();

    static Wording in(Language language) {
        return switch (language) {
            case EN -> new English();
            case DE -> new German();
        };
    }
}
