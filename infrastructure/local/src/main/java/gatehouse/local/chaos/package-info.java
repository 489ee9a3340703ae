/// What AWS does now and then and a local system would hide, from a seed.
@NullMarked
package gatehouse.local.chaos;

import org.jspecify.annotations.NullMarked;
