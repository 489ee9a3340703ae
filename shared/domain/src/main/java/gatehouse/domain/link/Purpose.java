package gatehouse.domain.link;

import java.util.Locale;

/// What a link is for. A token made for one purpose is a forgery for any other.
public enum Purpose {
    /// To open and accept an invitation.
    ACCEPT,
    /// To choose the first password of an account that has none.
    ACTIVATE,
    /// To choose another password.
    RESET,
    /// To confirm another mail address.
    EMAIL,
    /// To confirm the mail address with which somebody wants to join.
    JOIN,
    /// To switch a kind of notifications off.
    UNSUBSCRIBE;

    /// The page that the link opens, and the name under the signature.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
