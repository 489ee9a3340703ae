@NullMarked
package gatehouse.functions.mailer;

import org.jspecify.annotations.NullMarked;
