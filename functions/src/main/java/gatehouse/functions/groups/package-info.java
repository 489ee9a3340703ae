/// The groups of a tenant (D5).
@NullMarked
package gatehouse.functions.groups;

import org.jspecify.annotations.NullMarked;
