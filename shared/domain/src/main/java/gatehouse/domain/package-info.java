@NullMarked
package gatehouse.domain;

import org.jspecify.annotations.NullMarked;
