// Runs the stream's state machine against fetch and the clock. EventSource could not show a problem document, nor notice
// that a stream has gone silent.
import { LOOK_BACK_EVENTS_MAX, LOOK_BACK_MILLIS_MAX, LOOK_BACK_QUIET_MILLIS } from '../limits.mjs';
import { problemOf, unreachable } from '../problem.mjs';
import { initial, step } from './machine.mjs';
import { createParser } from './parser.mjs';
import { compareDecimals } from '../words.mjs';

const PATH = '/v1/events';
const RARE_KINDS = ['chain', 'effect', 'job'];
const TICK_MILLIS = 500;

/** onEvent({event, id, data}) with data parsed; onState(state) after every change of it. */
export function createReader({ onEvent, onState }) {
    let state = initial();
    let connection = null;

    function put(input) {
        const before = state;
        const next = step(state, input, Date.now());
        state = next.state;
        if (next.command) {
            obey(next.command);
        }
        if (state.phase !== before.phase || state.retryAt !== before.retryAt) {
            onState(state);
        }
    }

    function obey(command) {
        connection?.abort();
        connection = null;
        if (command.kind === 'connect') {
            connection = new AbortController();
            run(connection, command.lastEventId);
        }
    }

    async function run(mine, lastEventId) {
        const problem = await read(mine, lastEventId);
        if (mine === connection) {
            connection = null;
            put({ kind: 'ended', problem });
        }
    }

    /** Returns the problem it ended with, null when it just ended. */
    async function read(mine, lastEventId) {
        try {
            const answer = await fetch(PATH, {
                headers: lastEventId ? { Accept: 'text/event-stream', 'Last-Event-ID': lastEventId } : {},
                cache: 'no-store',
                signal: mine.signal,
            });
            if (!answer.ok) {
                return problemOf(answer.status, await answer.json().catch(() => null), PATH);
            }
            if (mine === connection) {
                put({ kind: 'opened' });
            }
            await pump(mine, answer.body);
            return null;
        } catch {
            return mine === connection ? unreachable(PATH) : null;
        }
    }

    async function pump(mine, body) {
        const parser = createParser();
        const reader = body.pipeThrough(new TextDecoderStream()).getReader();
        for (let part = await reader.read(); !part.done && mine === connection; part = await reader.read()) {
            for (const frame of parser.feed(part.value)) {
                take(frame);
            }
        }
    }

    function take(frame) {
        if (frame.kind === 'event') {
            put({ kind: 'heard', id: frame.id });
            const data = parsed(frame.data);
            if (data !== null) {
                onEvent({ event: frame.event, id: frame.id, data });
            }
        } else {
            put({ kind: 'heard', retryMillis: frame.millis });
        }
    }

    setInterval(() => put({ kind: 'tick' }), TICK_MILLIS);
    return {
        start: (after) => put({ kind: 'start', after }),
        retryNow: () => put({ kind: 'now' }),
    };
}

function parsed(text) {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

/**
 * Reads, once, what the gateway still holds of the rarer kinds from the cursor `after` up to the delivery `until`. A gateway that does not know them refuses,
 * one that does not hold the cursor says resync: then there is nothing to show, and nothing is wrong.
 */
export async function lookBack(after, until, onEvent) {
    const ending = new AbortController();
    const longest = setTimeout(() => ending.abort(), LOOK_BACK_MILLIS_MAX);
    let quiet = null;
    let left = LOOK_BACK_EVENTS_MAX;
    try {
        const answer = await fetch(`${PATH}?types=${RARE_KINDS.join(',')}&after=${after}`, { cache: 'no-store', signal: ending.signal });
        const parser = createParser();
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        for (let part = await reader.read(); answer.ok && !part.done && left > 0; part = await reader.read()) {
            clearTimeout(quiet);
            quiet = setTimeout(() => ending.abort(), LOOK_BACK_QUIET_MILLIS);
            for (const frame of parser.feed(part.value).filter((each) => RARE_KINDS.includes(each.event))) {
                left = isBefore(frame.id, until) ? left - 1 : 0;
                onEvent({ event: frame.event, id: frame.id, data: parsed(frame.data) ?? {} });
            }
        }
    } catch {
        // Aborted when it was quiet, or not reachable: the stream itself will say so.
    } finally {
        clearTimeout(longest);
        clearTimeout(quiet);
        ending.abort();
    }
}

function isBefore(cursor, until) {
    return compareDecimals((cursor ?? until).split('.')[0], until) < 0;
}
