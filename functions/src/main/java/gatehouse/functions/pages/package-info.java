@NullMarked
package gatehouse.functions.pages;

import org.jspecify.annotations.NullMarked;
