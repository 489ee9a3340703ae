package gatehouse.domain;

/// How many assignments somebody takes (B6): 0-100 each, the soft one never above the hard one.
///
/// @param soft above which no more are offered
/// @param hard above which none can be taken
public record Limits(int soft, int hard) {
    /// The greatest that a limit can be.
    public static final int MOST = 100;

    /// No limit but the greatest: what holds where a tenant has set none.
    public static final Limits STANDARD = new Limits(MOST, MOST);

    /// What holds for a person of the tenant: the own limits, where there are any, else these. A
    /// soft one that is above the hard one ends there.
    public Limits of(Profile person) {
        int most = person.hardLimit().orElse(hard);
        return new Limits(Math.min(person.softLimit().orElse(soft), most), most);
    }

    /// Whether these can be.
    public boolean areOrdered() {
        return soft <= hard;
    }
}
