/// What is kept beside its source so that it can be read at once: counters of a tenant's people,
/// and copies of names and addresses. What an event left without use, files of avatars, goes here.
@NullMarked
package gatehouse.functions.projections;

import org.jspecify.annotations.NullMarked;
