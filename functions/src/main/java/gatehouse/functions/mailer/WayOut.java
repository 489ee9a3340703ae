package gatehouse.functions.mailer;

import java.net.URI;

/// How the reader of a notification gets no more of its kind.
///
/// @param page for the reader; the token stands in the fragment
/// @param oneClick for the reader's mail program, which posts there (RFC 8058): a fragment would
///   not get there, so the token is the last part of the path
record WayOut(URI page, URI oneClick) {}
