/// Random histories, played through HTTP against the system and against a naive model that was
/// written from the requirements and the design, apart from the code.
@NullMarked
package gatehouse.local.model;

import org.jspecify.annotations.NullMarked;
