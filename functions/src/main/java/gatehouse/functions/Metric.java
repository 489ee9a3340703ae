package gatehouse.functions;

/// Every metric that functions report, in the namespace `Gatehouse/` and the stack's name. What
/// each means stands in `docs/operating.md`.
public enum Metric {
    // of every run
    REQUESTS("Requests", "Count"),
    READ_UNITS("ReadUnits", "Count"),
    WRITE_UNITS("WriteUnits", "Count"),
    MILLISECONDS("Milliseconds", "Milliseconds"),

    // one of these for each answer to a request
    DONE("Done", "Count"),
    REFUSED("Refused", "Count"),
    FAULTS("Faults", "Count"),

    // records, messages or items of the functions that work behind
    HANDLED("Handled", "Count"),
    FAILED("Failed", "Count"),

    // relay
    STREAM_AGE("StreamAge", "Milliseconds"),
    SET_ASIDE("SetAside", "Count"),

    // mailer and delivery
    MAILS_SENT("MailsSent", "Count"),
    MAILS_FAILED("MailsFailed", "Count"),
    MAILS_DELIVERED("MailsDelivered", "Count"),
    MAILS_BOUNCED("MailsBounced", "Count"),
    MAILS_COMPLAINED("MailsComplained", "Count"),

    // expire
    DUE("Due", "Count"),
    DUE_AGE("DueAge", "Milliseconds");

    private final String title;
    private final String unit;

    Metric(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /// Its name in CloudWatch.
    public String title() {
        return title;
    }

    /// Its unit, as CloudWatch calls it.
    public String unit() {
        return unit;
    }
}
