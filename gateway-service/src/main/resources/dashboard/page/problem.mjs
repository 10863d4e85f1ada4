// Problem documents (docs/api.md) as something to read: a sentence, what to do, when to come again.

/** What stands in for a problem document when there was no answer at all. */
export function unreachable(path) {
    return {
        status: 0,
        code: 'UNREACHABLE',
        detail: `The gateway did not answer ${path}`,
        remedy: 'See whether the gateway process runs and whether this machine reaches it. The page keeps trying.',
        retryable: true,
        retryAfterMillis: null,
    };
}

/** Reads an answer that is no success; whatever it holds, the result has every field. */
export function problemOf(status, body, path) {
    const said = body && typeof body === 'object' ? body : {};
    return {
        status,
        code: typeof said.code === 'string' ? said.code : `HTTP_${status}`,
        detail: typeof said.detail === 'string' ? said.detail : `${path} was answered with ${status}`,
        remedy: typeof said.remedy === 'string' ? said.remedy : '',
        retryable: Boolean(said.retryable ?? (status === 429 || status >= 500)),
        retryAfterMillis: Number.isFinite(said.retryAfterMillis) ? said.retryAfterMillis : null,
    };
}

/** "This address calls too often. (RATE_LIMITED)" */
export function sentence(problem) {
    return `${closed(problem.detail)} (${problem.code})`;
}

/** What to do, for somebody before this page: what a program would have to repeat, the page repeats. */
export function remedyOf(problem) {
    return /retryAfterMillis/.test(problem.remedy ?? '') ? 'The page asks again by itself.' : closed(problem.remedy);
}

/** Begins with a capital, ends with a full stop. */
export function closed(text) {
    const trimmed = (text ?? '').trim();
    if (trimmed === '') {
        return '';
    }
    const begun = trimmed[0].toUpperCase() + trimmed.slice(1);
    return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}
