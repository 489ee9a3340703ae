/// What the mail service reports of the mails it was given.
@NullMarked
package gatehouse.functions.delivery;

import org.jspecify.annotations.NullMarked;
