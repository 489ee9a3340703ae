/// What whoever runs a deployment relies on.
@NullMarked
package gatehouse.local.operations;

import org.jspecify.annotations.NullMarked;
