// What the page knows: filled by answers of the API and by events of the stream, read by the views. No DOM, no network, no
// clock; everything in it is bounded.
import * as limits from './limits.mjs';
import { rememberLinks } from './operators.mjs';
import { appended, Bounded } from './store/bounded.mjs';
import { effectChanged, factJudged, jobChanged, jobEventName, jobKey, jobRead, marked, orderChanged, orderRead } from './store/changes.mjs';
import { Messages } from './store/messages.mjs';
import { Rate } from './store/rate.mjs';
import { Timeline } from './store/timeline.mjs';
import { compareDecimals } from './words.mjs';

export function createModel() {
    const model = {
        network: null,
        readAt: null,
        health: [],
        peers: null,
        services: [],
        chains: [],
        problems: new Map(),
        seenLinks: new Set(),
        linkLost: new Map(),
        muted: [],
        notice: null,
        cursors: new Map(),
        messages: new Messages(limits.MESSAGES_MAX),
        orders: new Bounded(limits.ORDERS_MAX),
        facts: new Bounded(limits.FACTS_MAX),
        effects: new Bounded(limits.EFFECTS_MAX),
        jobs: new Bounded(limits.JOBS_MAX),
        lineages: new Bounded(limits.LINEAGES_MAX),
        timeline: new Timeline(limits.TIMELINE_POINTS_MAX),
        events: new Rate(limits.RATE_WINDOW_MILLIS, limits.RATE_POINTS_MAX),
        messageRate: new Rate(limits.RATE_WINDOW_MILLIS, limits.RATE_POINTS_MAX),
        orderRate: new Rate(limits.RATE_WINDOW_MILLIS, limits.RATE_POINTS_MAX),
    };

    /** Takes one event of the stream; gives the part it changed, null for none (a kind this page does not know). */
    function take({ event, id, data }, now) {
        const taker = TAKERS[event];
        if (!taker || isKnown(event, id)) {
            return null;
        }
        model.events.happened(now);
        return taker(model, data);
    }

    /** Each kind comes in the order of its cursors: what is not above the last was taken before. */
    function isKnown(event, id) {
        if (id === null || id === undefined) {
            return false;
        }
        const last = model.cursors.get(event);
        if (last !== undefined && compareCursors(id, last) <= 0) {
            return true;
        }
        model.cursors.set(event, id);
        return false;
    }

    function tookNetwork(network, now) {
        model.network = network;
        model.readAt = now;
        if (network.verifiedTime !== null && network.verifiedTime !== undefined) {
            model.timeline.put(now, network.verifiedTime);
        }
    }

    function tookPeers(peers, now) {
        model.peers = peers;
        rememberLinks(model.seenLinks, model.linkLost, peers, now);
    }

    /** Orders as the API tells them: where no event has told a later version. */
    function tookOrders(orders) {
        for (const standing of orders) {
            const row = model.orders.get(standing.orderId);
            model.orders.putOldest(standing.orderId, orderRead(row, standing));
        }
    }

    /** One order on request: it becomes the newest row, so that it can be opened. */
    function tookOrder(standing) {
        model.orders.put(standing.orderId, orderRead(model.orders.get(standing.orderId), standing));
    }

    function tookMessages(messages) {
        messages.forEach((message) => model.messages.put(message));
    }

    /** This operator's own jobs as GET /v1/computations tells them. */
    function tookJobs(jobs) {
        jobs.forEach((job) => model.jobs.putOldest(job.jobId, jobRead(model.jobs.get(job.jobId), job)));
    }

    /** An effect as GET /v1/effects/{id} tells it. */
    function tookEffect({ effect }) {
        const row = model.effects.get(effect.effectId);
        const told = { ...effect, to: effect.status, proof: null, at: effect.changedAt };
        const next = effectChanged(row, told);
        model.effects.put(effect.effectId, { ...next, reason: row?.reason ?? null, history: row?.history ?? [] });
    }

    /** A gap in the stream: what is held is as of before it, until it is told or read again. */
    function gap(notice) {
        model.notice = notice;
        model.cursors.clear();
        model.messages.clear();
        for (const store of [model.orders, model.facts, model.effects, model.jobs]) {
            store.values().reverse().forEach((row) => store.put(row.key, marked(row)));
        }
    }

    return Object.assign(model, { take, tookNetwork, tookPeers, tookOrders, tookOrder, tookMessages, tookJobs, tookEffect, gap });
}

/** Cursors are sequence.index. */
function compareCursors(a, b) {
    const [sequenceA, indexA = '0'] = a.split('.');
    const [sequenceB, indexB = '0'] = b.split('.');
    return compareDecimals(sequenceA, sequenceB) || compareDecimals(indexA, indexB);
}

const TAKERS = {
    message(model, message) {
        model.messages.put(message);
        const at = Date.parse(message.deliveredAt);
        if (!Number.isNaN(at)) {
            model.timeline.put(at, message.lamport);
            model.messageRate.happened(at);
        }
        return 'messages';
    },
    order(model, event) {
        const at = Date.parse(event.at);
        if (!Number.isNaN(at)) {
            model.orderRate.happened(at);
        }
        return changed(model.orders, event.orderId, event, orderChanged, 'orders');
    },
    chain(model, event) {
        return changed(model.facts, event.eventId, event, factJudged, 'facts');
    },
    effect(model, event) {
        return changed(model.effects, event.effectId, event, effectChanged, 'effects');
    },
    job(model, event) {
        if (jobEventName(event) !== 'LineageMoved') {
            return changed(model.jobs, jobKey(event), event, jobChanged, 'jobs');
        }
        const key = event.slot?.lineage;
        if (key) {
            model.lineages.put(key, { key, root: event.root, steps: event.steps, back: Boolean(event.back) });
        }
        return 'jobs';
    },
    muted(model, event) {
        if (!model.muted.some((known) => known.key === event.key)) {
            model.muted = appended(model.muted, event, limits.MUTED_MAX);
        }
        return 'attention';
    },
};

function changed(store, key, event, change, part) {
    if (typeof key !== 'string') {
        return null;
    }
    store.put(key, change(store.get(key), event));
    return part;
}
