// Reads of the gateway's API. An answer is {value} or {problem}; nothing is thrown.
import { REQUEST_MILLIS_MAX } from './limits.mjs';
import { problemOf, unreachable } from './problem.mjs';

export async function read(path) {
    try {
        const answer = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(REQUEST_MILLIS_MAX) });
        const body = await answer.json().catch(() => null);
        return answer.ok && body !== null ? { value: body } : { problem: problemOf(answer.status, body, path) };
    } catch {
        return { problem: unreachable(path) };
    }
}
