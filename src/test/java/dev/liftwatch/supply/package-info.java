/**
 * What liftwatch is made of besides its own code: which libraries, under which licences, pinned by which hashes, and what is known to be
 * wrong with them. For {@code ./dev supply}, {@code ./dev package} and the tests; nothing of it is in the product.
 */
package dev.liftwatch.supply;
