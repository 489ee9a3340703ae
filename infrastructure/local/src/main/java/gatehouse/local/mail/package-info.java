@NullMarked
package gatehouse.local.mail;

import org.jspecify.annotations.NullMarked;
