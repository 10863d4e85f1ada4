// From events to rows: one function per kind, each (row before or undefined, event data) → row after. `rev` grows with
// every change, so that a view can tell what to draw again. `stale` says that a gap in the stream came after the row.
import { HISTORY_MAX } from '../limits.mjs';
import { appended } from './bounded.mjs';

/** An order event: {orderId, from, to, reason, cause, lamport, version, at}. An older version changes nothing. */
export function orderChanged(row, event) {
    if (row && Number(event.version) <= Number(row.version) && !row.stale) {
        return row;
    }
    const step = pick(event, 'from', 'to', 'reason', 'cause', 'lamport', 'at');
    return {
        key: event.orderId,
        status: event.to,
        reason: event.reason,
        version: event.version ?? '0',
        lamport: event.lamport,
        at: event.at,
        history: appended(row?.history ?? [], step, HISTORY_MAX),
        stale: false,
        rev: (row?.rev ?? 0) + 1,
    };
}

/** An order as GET /v1/orders tells it. */
export function orderRead(row, standing) {
    const history = (standing.history ?? []).slice(-HISTORY_MAX);
    const last = history.at(-1);
    if (row && !row.stale && Number(row.version) >= Number(standing.version)) {
        return row;
    }
    return {
        key: standing.orderId,
        status: standing.status,
        reason: last?.reason ?? null,
        version: standing.version,
        lamport: last?.lamport ?? null,
        at: last?.at ?? null,
        history,
        stale: false,
        rev: (row?.rev ?? 0) + 1,
    };
}

/** A chain event: FactJson. A retraction is a verdict of its own. */
export function factJudged(row, event) {
    return {
        key: event.eventId,
        ...pick(event, 'chain', 'height', 'blockHash', 'kind', 'emitter', 'transaction', 'value', 'finality', 'reason'),
        factKey: event.key,
        ...pick(event, 'cause', 'lamport', 'version', 'at'),
        verdict: event.retracted ? 'RETRACTED' : event.verdict,
        stale: false,
        rev: (row?.rev ?? 0) + 1,
    };
}

/** An effect event: of the effect itself, or of a journey of it (it names a journeyId). */
export function effectChanged(row, event) {
    const journey = event.journeyId ?? null;
    const step = { ...pick(event, 'from', 'to', 'reason', 'proof', 'because', 'cause', 'lamport', 'at'), journey };
    const base = {
        key: event.effectId,
        kind: row?.kind ?? null,
        chain: row?.chain ?? event.target ?? null,
        status: row?.status ?? null,
        ...(row ? pick(row, 'reason', 'proof', 'lamport') : {}),
        at: event.at,
        history: appended(row?.history ?? [], step, HISTORY_MAX),
        stale: false,
        rev: (row?.rev ?? 0) + 1,
    };
    return journey !== null
        ? base
        : { ...base, ...pick(event, 'kind', 'chain', 'reason', 'proof', 'lamport'), status: event.to };
}

/** What a record of jobs.events tells; the gateway may name it, its fields do in any case. */
export function jobEventName(event) {
    if (typeof event.event === 'string') {
        return event.event;
    }
    if (event.steps !== undefined) {
        return 'LineageMoved';
    }
    if (event.turns !== undefined) {
        return 'SlotDecided';
    }
    if (event.statement !== undefined) {
        return 'ResultVerified';
    }
    if (event.final !== undefined) {
        return 'StepAnchored';
    }
    if (event.to !== undefined) {
        return 'StatusChanged';
    }
    return event.orders !== undefined ? 'StepFell' : 'ResultRefused';
}

/** Where a job stands after an event, in one word each. */
function jobStatus(name, event, before) {
    switch (name) {
        case 'StatusChanged':
            return event.to;
        case 'SlotDecided':
            return before && before !== 'DECLARED' ? before : 'DECIDED';
        case 'ResultVerified':
            return 'VERIFIED';
        case 'ResultRefused':
            return 'REFUSED';
        case 'StepAnchored':
            return event.final ? 'SETTLED' : 'ANCHORED';
        case 'StepFell':
            return 'FELL';
        default:
            return before ?? 'UNKNOWN';
    }
}

/** A job event other than LineageMoved. */
export function jobChanged(row, event) {
    const name = jobEventName(event);
    const status = jobStatus(name, event, row?.status);
    return {
        key: jobKey(event),
        jobId: event.jobId ?? row?.jobId ?? null,
        slot: event.slot ?? row?.slot ?? null,
        status,
        operator: event.operator ?? event.turns?.[0] ?? row?.operator ?? null,
        orders: event.orders ?? row?.orders ?? [],
        reason: event.reason ?? null,
        at: event.at,
        lamport: event.lamport,
        history: appended(row?.history ?? [], historyOf(name, status, event), HISTORY_MAX),
        stale: false,
        rev: (row?.rev ?? 0) + 1,
    };
}

function historyOf(name, status, event) {
    return { event: name, to: status, ...pick(event, 'from', 'reason', 'cause', 'lamport', 'at', 'transaction') };
}

/** An own job as GET /v1/computations tells it: {jobId, status, intent: {slot, orders, operator}, reason, lamport, since}. */
export function jobRead(row, job) {
    if (row && !row.stale) {
        return row;
    }
    return {
        key: job.jobId,
        jobId: job.jobId,
        ...pick(job.intent ?? {}, 'slot', 'operator'),
        orders: job.intent?.orders ?? [],
        ...pick(job, 'status', 'reason', 'lamport'),
        at: job.since,
        history: row?.history ?? [],
        stale: false,
        rev: (row?.rev ?? 0) + 1,
    };
}

export function jobKey(event) {
    return event.jobId ?? (event.slot ? `${event.slot.lineage}/${event.slot.index}` : 'unknown');
}

/** The same row, marked as of before a gap. */
export function marked(row) {
    return row.stale ? row : { ...row, stale: true, rev: row.rev + 1 };
}

function pick(source, ...names) {
    return Object.fromEntries(names.map((name) => [name, source[name] ?? null]));
}
