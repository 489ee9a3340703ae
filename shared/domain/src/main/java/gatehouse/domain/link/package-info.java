/// Tokens of the links in mails: made by the mailer, opened by the functions that consume them,
/// stored by nobody (F5).
@NullMarked
package gatehouse.domain.link;

import org.jspecify.annotations.NullMarked;
