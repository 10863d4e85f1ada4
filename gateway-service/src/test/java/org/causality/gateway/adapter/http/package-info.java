@NullMarked
package org.causality.gateway.adapter.http;

import org.jspecify.annotations.NullMarked;
