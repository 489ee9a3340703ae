package gatehouse.http;

/// The cookies that hold a session's tokens where no script can read them.
public final class SessionCookies {
    /// Holds the access token.
    public static final String ACCESS = "__Host-gatehouse-access";

    /// Holds the refresh token.
    public static final String REFRESH = "__Host-gatehouse-refresh";

    private SessionCookies() {}

    /// The same answer, which also makes the browser forget both.
    public static Answer forgotten(Answer answer) {
        return answer.with(Cookie.erasing(ACCESS)).with(Cookie.erasing(REFRESH));
    }
}
