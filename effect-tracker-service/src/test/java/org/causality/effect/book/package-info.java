@NullMarked
package org.causality.effect.book;

import org.jspecify.annotations.NullMarked;
