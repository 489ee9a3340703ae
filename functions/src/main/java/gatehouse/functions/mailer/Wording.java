package gatehouse.functions.mailer;

/// One language's way to say each [Notice].
interface Wording {
    Letter letter(Notice notice);

    static Wording in(Language language) {
        return switch (language) {
            case EN -> new English();
            case DE -> new German();
        };
    }
}
