/// Pictures that people send: looked at byte by byte, by code of our own, and never decoded.
@NullMarked
package gatehouse.domain.picture;

import org.jspecify.annotations.NullMarked;
