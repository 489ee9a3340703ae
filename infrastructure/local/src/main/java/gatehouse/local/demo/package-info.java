/// `./gatehouse demo`: plays the main job against a running local system, or another story against
/// one of its own, over HTTP, as people would.
@NullMarked
package gatehouse.local.demo;

import org.jspecify.annotations.NullMarked;
