/** The rules of the book, without any store. */
@NullMarked
package org.causality.mempool.book;

import org.jspecify.annotations.NullMarked;
