package gatehouse.domain;

/// A kind of notification that a person can switch off (C9). Mails about security are none: they
/// always go out.
public enum Notification {
    CODES("codes"),
    DEVICES("devices"),
    TICKETS("tickets"),
    VIDEO_SESSIONS("videoSessions"),
    ACCOUNT("account");

    private final String field;

    Notification(String field) {
        this.field = field;
    }

    /// Its name in requests, answers and the table.
    public String field() {
        return field;
    }
}
