// The page put together: the stream and the polls fill the model, the frames draw it.
import { read } from './api.mjs';
import { attention, headline } from './attention.mjs';
import { createFrames } from './frames.mjs';
import * as limits from './limits.mjs';
import { createModel } from './model.mjs';
import { inOrder, operatorRows } from './operators.mjs';
import { createReader, lookBack } from './stream/reader.mjs';
import { initial } from './stream/machine.mjs';
import { ORDER_STATUSES_READ } from './tones.mjs';
import { createAttention } from './view/attention.mjs';
import { createChains } from './view/chains.mjs';
import { createDiagram } from './view/diagram.mjs';
import { byId } from './view/dom.mjs';
import { createEffects } from './view/effects.mjs';
import { createJobs } from './view/jobs.mjs';
import { createMessageDetails } from './view/message.mjs';
import { createOperators } from './view/operators.mjs';
import { createOrders } from './view/orders.mjs';
import { createFigures, createStatus, wireTheme } from './view/status.mjs';
import { clock, count, gap, shortId } from './words.mjs';

const NO_ID = `0x${'0'.repeat(64)}`;

const openedAt = Date.now();
const model = createModel();
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const frames = createFrames((paint) => requestAnimationFrame(paint), () => performance.now());
let stream = initial();
let begun = false;
let heads = null;

// ---- views

const links = { goToMessage, openEffect, nameOf };
const details = createMessageDetails({ goTo: (id) => diagram.pick(id), openOrder, goOn: () => diagram.goOn() });
const diagram = createDiagram({ onPick: details.show });
const operators = createOperators();
const orders = createOrders(links);
const chains = createChains();
const effects = createEffects();
const jobs = createJobs({ nameOf, openOrder });
const banner = createAttention();
const figures = createFigures();
const reader = createReader({ onEvent, onState });
const status = createStatus({ retryNow: reader.retryNow });

byId('attention').append(banner.element, figures.element);
byId('operators-panel').append(operators.element);
byId('messages-panel').append(diagram.element, details.element);
byId('orders-panel').append(orders.element);
byId('facts-panel').append(chains.element);
byId('effects-panel').append(effects.element);
byId('jobs-panel').append(jobs.element);
wireTheme(byId('theme'));

const perSecond = (most) => (calm ? limits.CALM_PAINTS_PER_SECOND : most);
const part = {
    messages: frames.part(paintMessages, perSecond(limits.DIAGRAM_PAINTS_PER_SECOND)),
    orders: frames.part(() => orders.show(model.orders.values(), Date.now()), perSecond(limits.TABLE_PAINTS_PER_SECOND)),
    facts: frames.part(() => chains.show(model.facts.values(), Date.now()), perSecond(limits.TABLE_PAINTS_PER_SECOND)),
    effects: frames.part(() => effects.show(model.effects.values(), Date.now()), perSecond(limits.TABLE_PAINTS_PER_SECOND)),
    jobs: frames.part(paintJobs, perSecond(limits.TABLE_PAINTS_PER_SECOND)),
    chains: frames.part(() => chains.showChains(model.chains), limits.CALM_PAINTS_PER_SECOND),
    operators: frames.part(() => operators.show(rowsOfOperators(Date.now()), model.peers), limits.CALM_PAINTS_PER_SECOND),
    attention: frames.part(paintAttention, perSecond(limits.FIGURE_PAINTS_PER_SECOND)),
};

function paintMessages() {
    const names = inOrder(model.network?.operators ?? []).map((operator) => operator.name);
    const drawn = diagram.show(model.messages.all(), names);
    heads = drawn.nodes.length === 0 ? null : drawn.nodes.filter((node) => node.isHead).length;
}

function paintJobs() {
    jobs.show(model.jobs.values(), Date.now());
    jobs.showLineages(model.lineages.values());
}

function paintAttention() {
    const now = Date.now();
    const rows = rowsOfOperators(now);
    const known = {
        ...{ now, openedAt, readAt: model.readAt, stream, rows },
        ...{ problems: model.problems, peers: model.peers, services: model.services, chains: model.chains, muted: model.muted },
        orders: model.orders.values(),
        facts: model.facts.values(),
        effects: model.effects.values(),
        jobs: model.jobs.values(),
    };
    const items = attention(known);
    banner.show(headline(items, known), items, model.notice);
    status.showStream(stream, model.events.perSecond(now), now);
    figures.show(figureRows(now));
}

function rowsOfOperators(now) {
    const { network, health, peers, linkLost, timeline } = model;
    return network === null ? [] : operatorRows({ network, health, peers, linkLost, timeline, now });
}

function figureRows(now) {
    const { network, peers } = model;
    const rate = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
    return [
        { term: 'Verified time', value: network?.verifiedTime ?? null, unit: 'Lamport', title: 'The highest time this node has checked' },
        { term: 'Delivered', value: network?.delivered ?? null, unit: 'deliveries', title: 'In causal order since this node’s log began; marks between messages count too' },
        { term: 'Coming in', value: rate(model.messageRate.perSecond(now)), unit: 'messages/s', title: 'Over the last 10 s' },
        { term: 'Order changes', value: rate(model.orderRate.perSecond(now)), unit: 'per s', title: 'Over the last 10 s' },
        { term: 'Heads', value: heads, unit: 'in view', title: 'Messages that nothing in view rests on yet' },
        { term: 'Links', value: peers === null ? null : peers.length, unit: peers?.length === 1 ? 'peer' : 'peers', title: 'libp2p connections of this gateway' },
    ];
}

// ---- the stream

function onState(next) {
    stream = next;
    part.attention();
}

function onEvent(event) {
    if (event.event === 'resync' || event.event === 'lagged') {
        onGap(event);
        return;
    }
    const changed = model.take(event, Date.now());
    if (changed !== null) {
        part[changed]();
        part.attention();
    }
}

function onGap({ event, data }) {
    const why =
        event === 'resync'
            ? 'the node no longer held the events this page had not seen'
            : `this page was too slow and missed the events ${data.from} to ${data.to}`;
    model.gap(`${clock(Date.now())} UTC: ${why}. The present state was read again.`);
    Object.values(part).forEach((mark) => mark());
    readAgain();
}

/** The present state over the API: the last messages, the orders that still stand, the effects held. */
async function readAgain() {
    await Promise.all([
        readLastMessages(),
        readOrders(),
        readJobs(),
        ...model.effects.values().slice(0, limits.EFFECT_ROWS_MAX).map((row) => readEffect(row.key)),
    ]);
}

async function readLastMessages() {
    const verified = model.network?.verifiedTime;
    if (verified !== null && verified !== undefined) {
        const back = BigInt(verified) - BigInt(gap('0', verified, limits.MESSAGES_MAX));
        const { value } = await read(`/v1/messages?after=${back}.${NO_ID}&limit=${limits.MESSAGES_MAX}`);
        model.tookMessages((value?.messages ?? []).filter((message) => message.deliveredAt));
        part.messages();
    }
}

async function readOrders() {
    for (const each of ORDER_STATUSES_READ) {
        const { value } = await read(`/v1/orders?status=${each}&limit=${limits.ORDERS_READ_MAX}`);
        model.tookOrders(value?.orders ?? []);
    }
    part.orders();
}

async function readJobs() {
    const { value } = await read(`/v1/computations?limit=${limits.JOBS_MAX}`);
    model.tookJobs(value?.jobs ?? []);
    part.jobs();
}

async function readEffect(id) {
    const { value } = await read(`/v1/effects/${id}`);
    if (value?.effect) {
        model.tookEffect(value);
        part.effects();
    }
    return Boolean(value?.effect);
}

// ---- polls

async function poll(path, take) {
    const { value, problem } = await read(path);
    if (problem) {
        model.problems.set(path, problem);
    } else {
        model.problems.delete(path);
        take(value);
    }
    part.attention();
    return !problem;
}

async function pollNode() {
    const [answers] = await Promise.all([
        poll('/v1/network', (network) => {
            model.tookNetwork(network, Date.now());
            status.showNode(network);
        }),
        poll('/v1/network/health', ({ operators: said }) => (model.health = said)),
        poll('/v1/peers', ({ peers }) => model.tookPeers(peers, Date.now())),
    ]);
    if (!begun && model.network !== null) {
        begun = true;
        begin();
    } else if (answers && stream.problem?.code === 'UNREACHABLE') {
        reader.retryNow();
    }
}

/** The stream begins a little in the past, so that the page shows what just happened. */
async function begin() {
    const { delivered } = model.network;
    if (delivered !== null && delivered !== undefined) {
        await lookBack(cursorBefore(delivered, limits.LOOK_BACK_DELIVERIES), delivered, (event) => model.take(event, 0));
        reader.start(cursorBefore(delivered, limits.REPLAY_DELIVERIES));
    } else {
        reader.start(null);
    }
    readOrders();
    readJobs();
}

function cursorBefore(delivered, deliveries) {
    return `${BigInt(delivered) - BigInt(gap('0', delivered, deliveries))}.0`;
}

async function pollSlowly() {
    await Promise.all([
        poll('/v1/chains', ({ chains: known }) => (model.chains = known)),
        read('/actuator/health').then(({ value }) => {
            model.services = value?.components?.neighbours?.details?.notAnswering ?? [];
        }),
    ]);
    part.chains();
}

/** Waits for an answer before it waits for the next time: a slow node is not asked faster than it answers. */
async function forever(ask, everyMillis) {
    for (;;) {
        await ask();
        await new Promise((go) => setTimeout(go, everyMillis));
    }
}

// ---- going from one thing to another

function nameOf(key) {
    return model.network?.operators.find((operator) => operator.key === key)?.name ?? shortId(key);
}

function goToMessage(id) {
    if (!diagram.pick(id)) {
        read(`/v1/messages/${id}`).then(({ value, problem }) => {
            model.notice = problem ? `${clock(Date.now())} UTC: ${problem.detail}` : `Message ${shortId(id)} at Lamport time ${count(value.lamport)} is no longer in view.`;
            part.attention();
        });
    }
    byId('messages').scrollIntoView({ block: 'start' });
}

async function openOrder(id) {
    const { value, problem } = await read(`/v1/orders/${id}`);
    if (problem) {
        model.notice = `${clock(Date.now())} UTC: ${problem.detail}`;
        part.attention();
        return;
    }
    model.tookOrder(value);
    orders.show(model.orders.values(), Date.now());
    orders.open(id);
    byId('orders').scrollIntoView({ block: 'start' });
}

async function openEffect(id) {
    if (model.effects.get(id) || (await readEffect(id))) {
        effects.show(model.effects.values(), Date.now());
        effects.open(id);
        byId('effects').scrollIntoView({ block: 'start' });
    }
}

// ---- begin

addEventListener('resize', () => diagram.redraw());
setInterval(() => Object.values(part).forEach((mark) => mark()), 1_000);
forever(pollNode, limits.POLL_MILLIS);
forever(pollSlowly, limits.POLL_SLOW_MILLIS);
