/// The first tenant, its first person and the signing key.
@NullMarked
package gatehouse.functions.bootstrap;

import org.jspecify.annotations.NullMarked;
