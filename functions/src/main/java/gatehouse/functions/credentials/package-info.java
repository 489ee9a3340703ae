/// What a person signs in with, and where the person is signed in.
@NullMarked
package gatehouse.functions.credentials;

import org.jspecify.annotations.NullMarked;
