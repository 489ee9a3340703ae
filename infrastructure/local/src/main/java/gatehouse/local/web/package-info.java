@NullMarked
package gatehouse.local.web;

import org.jspecify.annotations.NullMarked;
