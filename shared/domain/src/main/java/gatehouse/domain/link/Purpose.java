package gatehouse.domain.link;

import java.util.Locale;

/// What a link is for. A token made for one purpose is a forgery for any other.
public enum Purpose {
    /// To open and accept an invitation.
    ACCEPT;

    /// The page that the link opens, and the name under the signature.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
