// The causal diagram as numbers: a lane per operator, x by Lamport time, lines to what a message names. Pure; the view
// only draws what stands here.
import { GAP_COLUMNS_MAX } from '../limits.mjs';
import { gap } from '../words.mjs';
import { kindOf } from './kinds.mjs';

/** Pixels between two Lamport times: the widest with which all fits, else the last. */
export const COLUMNS = [78, 52, 26];
export const LANE = 64;
export const TOP = 30;
export const STACK = 15;
export const UNKNOWN_LANE = 'not certified';

const TICK_PIXELS_MIN = 78;

/**
 * @param messages MessageJsons in causal order
 * @param operators short names, in the order of the lanes; whoever else speaks gets a lane below
 * @param before column by Lamport time of the layout before: what is still in view stays where it was
 * @param width pixels there are
 * @returns {lanes: [{name, y}], nodes: [{message, x, y, kind, isHead, lost}], edges: [{key, from, to, kind}],
 *     ticks: [{x, lamport}], columns, step, left, right, height}; `lost` counts what a node names that is out of view
 */
export function layout(messages, operators, before = new Map(), width = 0) {
    const lanes = lanesOf(messages, operators);
    const columns = columnsOf(messages, before);
    const first = messages.length === 0 ? 0 : columns.get(messages[0].lamport);
    const last = messages.length === 0 ? 0 : columns.get(messages.at(-1).lamport);
    const step = COLUMNS.find((each) => each * (last - first) <= width) ?? COLUMNS.at(-1);
    const xs = new Map([...columns].map(([lamport, column]) => [lamport, column * step]));
    const nodes = placed(messages, lanes, xs);
    const edges = linked(nodes);
    const height = TOP + lanes.length * LANE;
    return { lanes, nodes, edges, ticks: ticks(xs), columns, step, left: first * step, right: last * step, height };
}

function lanesOf(messages, operators) {
    const names = [...operators];
    for (const message of messages) {
        const name = message.operator ?? UNKNOWN_LANE;
        if (!names.includes(name)) {
            names.push(name);
        }
    }
    return names.map((name, i) => ({ name, y: TOP + i * LANE + LANE / 2 }));
}

/** One column a tick, but no gap is wider than its bound. */
function columnsOf(messages, before) {
    const columns = new Map();
    let last = null;
    for (const { lamport } of messages) {
        if (last === null) {
            columns.set(lamport, before.get(lamport) ?? 0);
        } else if (lamport !== last) {
            columns.set(lamport, columns.get(last) + gap(last, lamport, GAP_COLUMNS_MAX));
        }
        last = lamport;
    }
    return columns;
}

function placed(messages, lanes, xs) {
    const lane = new Map(lanes.map(({ name, y }) => [name, y]));
    const taken = new Map();
    const named = new Set(messages.flatMap(references));
    return messages.map((message) => {
        const name = message.operator ?? UNKNOWN_LANE;
        const place = `${name} ${message.lamport}`;
        const above = taken.get(place) ?? 0;
        taken.set(place, above + 1);
        return {
            message,
            x: xs.get(message.lamport),
            y: lane.get(name) + stacked(above),
            kind: kindOf(message.type),
            isHead: !named.has(message.id),
            lost: 0,
        };
    });
}

/** 0, +15, -15, then again: messages of one operator and time stand around their lane. */
function stacked(above) {
    return [0, STACK, -STACK][above % 3];
}

function linked(nodes) {
    const byId = new Map(nodes.map((node) => [node.message.id, node]));
    const edges = [];
    for (const node of nodes) {
        const seen = new Set();
        for (const [kind, ids] of kindsOfReference(node.message)) {
            for (const id of ids.filter((each) => !seen.has(each))) {
                seen.add(id);
                const from = byId.get(id);
                if (from) {
                    edges.push({ key: `${id} ${node.message.id}`, from, to: node, kind });
                } else {
                    node.lost++;
                }
            }
        }
    }
    return edges;
}

/** A dependency is drawn as one even where it is a parent too. */
function kindsOfReference(message) {
    return [
        ['dependency', message.dependencies ?? []],
        ['parent', message.parents ?? []],
        ['previous', message.previous ? [message.previous] : []],
    ];
}

/** Every id a message names. */
export function references(message) {
    return kindsOfReference(message).flatMap(([, ids]) => ids);
}

function ticks(xs) {
    const shown = [];
    for (const [lamport, x] of xs) {
        if (shown.length === 0 || x - shown.at(-1).x >= TICK_PIXELS_MIN) {
            shown.push({ lamport, x });
        }
    }
    return shown;
}
