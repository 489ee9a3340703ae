/// Holds answers and routes to the contract (`infrastructure/contract/openapi.json`).
@NullMarked
package gatehouse.local.contract;

import org.jspecify.annotations.NullMarked;
