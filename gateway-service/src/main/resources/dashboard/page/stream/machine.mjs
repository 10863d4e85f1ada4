// The life of the event stream, without clock or network: state and input in, state and command out.
//
//   STOPPED    → CONNECTING   start
//   CONNECTING → LIVE         opened
//   CONNECTING → WAITING      ended, or no answer in time
//   LIVE       → WAITING      ended, or silent for longer than two heartbeats
//   WAITING    → CONNECTING   the wait is over, or the reader asks
//
// Each wait is twice the one before, from what the gateway asked for (retry:) up to a bound; a problem document's
// retryAfterMillis wins when it is longer. The first thing heard makes the next wait short again.
import {
    STREAM_CONNECT_MILLIS_MAX,
    STREAM_RETRY_MILLIS,
    STREAM_RETRY_MILLIS_MAX,
    STREAM_SILENCE_MILLIS_MAX,
} from '../limits.mjs';

export const STOPPED = 'STOPPED';
export const CONNECTING = 'CONNECTING';
export const LIVE = 'LIVE';
export const WAITING = 'WAITING';

export function initial() {
    return {
        phase: STOPPED,
        lastEventId: null,
        since: 0,
        heardAt: 0,
        retryAt: 0,
        retryMillis: STREAM_RETRY_MILLIS,
        failures: 0,
        problem: null,
    };
}

/** Gives {state, command}; command is null, {kind: 'connect', lastEventId} or {kind: 'abort'}. */
export function step(state, input, now) {
    switch (input.kind) {
        case 'start':
            return connect({ ...state, lastEventId: input.after ?? state.lastEventId }, now);
        case 'opened':
            return keep({ ...state, phase: LIVE, since: now, heardAt: now, problem: null });
        case 'heard':
            return keep(heard(state, input, now));
        case 'ended':
            return wait(state, input.problem ?? null, now, null);
        case 'now':
            return state.phase === WAITING ? connect(state, now) : keep(state);
        case 'tick':
            return tick(state, now);
        default:
            throw new Error(`no such input: ${input.kind}`);
    }
}

function heard(state, input, now) {
    return {
        ...state,
        heardAt: now,
        failures: 0,
        lastEventId: input.id ?? state.lastEventId,
        retryMillis: input.retryMillis ?? state.retryMillis,
    };
}

function tick(state, now) {
    if (state.phase === WAITING && now >= state.retryAt) {
        return connect(state, now);
    }
    if (state.phase === LIVE && now - state.heardAt > STREAM_SILENCE_MILLIS_MAX) {
        return wait(state, null, now, { kind: 'abort' });
    }
    if (state.phase === CONNECTING && now - state.since > STREAM_CONNECT_MILLIS_MAX) {
        return wait(state, null, now, { kind: 'abort' });
    }
    return keep(state);
}

function connect(state, now) {
    return {
        state: { ...state, phase: CONNECTING, since: now },
        command: { kind: 'connect', lastEventId: state.lastEventId },
    };
}

function wait(state, problem, now, command) {
    const failures = state.failures + 1;
    const doubled = Math.min(state.retryMillis * 2 ** Math.min(failures - 1, 16), STREAM_RETRY_MILLIS_MAX);
    const asked = Math.min(problem?.retryAfterMillis ?? 0, STREAM_RETRY_MILLIS_MAX);
    return {
        state: {
            ...state,
            phase: WAITING,
            since: state.phase === WAITING ? state.since : now,
            failures,
            problem,
            retryAt: now + Math.max(doubled, asked),
        },
        command,
    };
}

function keep(state) {
    return { state, command: null };
}
