@NullMarked
package gatehouse.local.template;

import org.jspecify.annotations.NullMarked;
