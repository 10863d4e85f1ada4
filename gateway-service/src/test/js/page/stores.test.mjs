import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFrames } from '../../../main/resources/dashboard/page/frames.mjs';
import * as limits from '../../../main/resources/dashboard/page/limits.mjs';
import { createModel } from '../../../main/resources/dashboard/page/model.mjs';
import { Bounded } from '../../../main/resources/dashboard/page/store/bounded.mjs';
import { Rate } from '../../../main/resources/dashboard/page/store/rate.mjs';
import { Timeline } from '../../../main/resources/dashboard/page/store/timeline.mjs';

const AT = '2026-01-01T00:00:00Z';

function orderEvent(orderId, from, to, version) {
    return { orderId, from, to, reason: 'ADMITTED', cause: '0x01', lamport: '3', version: String(version), at: AT };
}

test('a bounded map lets go what was put longest ago', () => {
    const map = new Bounded(2);
    map.put('a', 1);
    map.put('b', 2);
    map.put('a', 3);
    map.put('c', 4);
    assert.deepEqual(map.values(), [4, 3]);
    map.putOldest('z', 5);
    assert.deepEqual(map.values(), [4, 3]);
});

test('what is read later than it was told is put at the old end', () => {
    const map = new Bounded(3);
    map.put('b', 2);
    map.putOldest('a', 1);
    assert.deepEqual(map.values(), [2, 1]);
});

test('an order follows its events, and an older version changes nothing', () => {
    const model = createModel();
    assert.equal(model.take({ event: 'order', id: '7.1', data: orderEvent('0xo', 'RECEIVED', 'OPEN', 1) }, 0), 'orders');
    model.take({ event: 'order', id: '8.1', data: orderEvent('0xo', 'OPEN', 'CLAIMED', 2) }, 0);
    model.take({ event: 'order', id: '9.1', data: orderEvent('0xo', 'RECEIVED', 'OPEN', 1) }, 0);
    const row = model.orders.get('0xo');
    assert.equal(row.status, 'CLAIMED');
    assert.deepEqual(row.history.map((step) => step.to), ['OPEN', 'CLAIMED']);
});

test('an event that came before does not come again, whichever way it is read', () => {
    const model = createModel();
    const effect = { effectId: '0xe', kind: 'INVOKE', chain: 'eip155:1', from: null, to: 'PENDING', at: AT };
    assert.equal(model.take({ event: 'effect', id: '10.2', data: effect }, 0), 'effects');
    assert.equal(model.take({ event: 'effect', id: '10.2', data: effect }, 0), null);
    assert.equal(model.take({ event: 'effect', id: '9.1', data: effect }, 0), null);
    assert.equal(model.effects.get('0xe').history.length, 1);
});

test('kinds nobody knows and events without an id of theirs change nothing', () => {
    const model = createModel();
    assert.equal(model.take({ event: 'weather', id: '1.0', data: {} }, 0), null);
    assert.equal(model.take({ event: 'order', id: '1.1', data: {} }, 0), null);
    assert.equal(model.take({ event: 'chain', id: '1.2', data: {} }, 0), null);
    assert.equal(model.orders.size, 0);
});

test('a fact that is taken back says so', () => {
    const model = createModel();
    const fact = { eventId: '0xf', chain: 'eip155:1', height: '8', value: '0x05', verdict: 'VALID', finality: 'SAFE', retracted: false, at: AT };
    model.take({ event: 'chain', id: '1.1', data: fact }, 0);
    assert.equal(model.facts.get('0xf').verdict, 'VALID');
    model.take({ event: 'chain', id: '2.1', data: { ...fact, retracted: true } }, 0);
    assert.equal(model.facts.get('0xf').verdict, 'RETRACTED');
});

test('a computation is known by what its events carry, named or not', () => {
    const model = createModel();
    const slot = { lineage: '0xl', parentOutput: '0xp', index: '13' };
    const events = [
        [{ turns: ['0xk1', '0xk2'] }, 'DECIDED'],
        [{ to: 'QUEUED', version: '1' }, 'QUEUED'],
        [{ from: 'QUEUED', to: 'PROVING', version: '2' }, 'PROVING'],
        [{ operator: '0xk1', statement: '0xs', root: '0xr' }, 'VERIFIED'],
        [{ fact: '0xf', final: false, orders: ['0xo'] }, 'ANCHORED'],
        [{ fact: '0xf', final: true, orders: ['0xo'] }, 'SETTLED'],
        [{ orders: ['0xo'], reason: 'REORG' }, 'FELL'],
        [{ reason: 'BAD_PROOF' }, 'REFUSED'],
    ];
    events.forEach(([fields, status], i) => {
        model.take({ event: 'job', id: `${i + 1}.1`, data: { jobId: '0xj', slot, lamport: '4', at: AT, ...fields } }, 0);
        assert.equal(model.jobs.get('0xj').status, status);
    });
    assert.equal(model.jobs.get('0xj').operator, '0xk1');
    model.take({ event: 'job', id: '20.1', data: { event: 'LineageMoved', slot, root: '0xr', steps: '13', back: false } }, 0);
    assert.equal(model.lineages.get('0xl').steps, '13');
});

test('own jobs that were read do not overwrite what was told since', () => {
    const model = createModel();
    const slot = { lineage: '0xl', parentOutput: '0xp', index: '13' };
    const read = (jobId) => ({ jobId, status: 'QUEUED', reason: null, lamport: '3', since: AT, intent: { slot, operator: '0xk', orders: ['0xo'] } });
    model.take({ event: 'job', id: '1.1', data: { event: 'StatusChanged', jobId: '0xj', slot, from: 'QUEUED', to: 'PROVING', at: AT } }, 0);
    model.tookJobs([read('0xj'), read('0xi')]);
    assert.equal(model.jobs.get('0xj').status, 'PROVING');
    assert.deepEqual([model.jobs.get('0xi').status, model.jobs.get('0xi').operator], ['QUEUED', '0xk']);
});

test('after a gap what is held is marked, and read or told again it is not', () => {
    const model = createModel();
    model.take({ event: 'order', id: '7.1', data: orderEvent('0xo', 'RECEIVED', 'OPEN', 1) }, 0);
    model.take({ event: 'message', id: '7.0', data: { id: '0xm', lamport: '3', deliveredAt: AT } }, 0);
    model.gap('read again');
    assert.equal(model.orders.get('0xo').stale, true);
    assert.equal(model.messages.size, 0);
    model.tookOrders([{ orderId: '0xo', status: 'OPEN', version: '1', history: [] }]);
    assert.equal(model.orders.get('0xo').stale, false);
});

test('nothing grows past its bound under any load', () => {
    const model = createModel();
    for (let i = 1; i <= 3_000; i++) {
        model.take({ event: 'message', id: `${i}.0`, data: { id: `0x${i}`, lamport: String(i), deliveredAt: new Date(i * 20).toISOString() } }, i * 20);
        model.take({ event: 'order', id: `${i}.1`, data: orderEvent(`0xo${i}`, 'RECEIVED', 'OPEN', 1) }, i * 20);
        model.take({ event: 'muted', id: `${i}.2`, data: { key: `0xk${i}`, sequence: '1', reason: 'EQUIVOCATION' } }, i * 20);
    }
    assert.equal(model.messages.size, limits.MESSAGES_MAX);
    assert.equal(model.orders.size, limits.ORDERS_MAX);
    assert.equal(model.muted.length, limits.MUTED_MAX);
    assert.equal(Math.round(model.messageRate.perSecond(60_000)), 50);
});

test('how far somebody was behind is judged by what we knew when it spoke', () => {
    const timeline = new Timeline(10);
    timeline.put(5_000, '900');
    timeline.put(1_000, '100');
    timeline.put(2_000, '200');
    timeline.put(2_500, '150');
    assert.equal(timeline.lag(2_600, '180'), 20);
    assert.equal(timeline.lag(2_600, '220'), 0);
    assert.equal(timeline.lag(6_000, '880'), 20);
    assert.equal(timeline.lag(500, '80'), null);
});

test('a rate is counted over its window', () => {
    const rate = new Rate(10_000, 100);
    [0, 1_000, 9_000, 11_000].forEach((at) => rate.happened(at));
    assert.equal(rate.perSecond(11_000), 0.2);
});

test('a part is drawn no more often than it may be, and never not at all', () => {
    let now = 0;
    const asked = [];
    let paints = 0;
    const mark = createFrames((frame) => asked.push(frame), () => now).part(() => paints++, 4);
    for (now = 0; now < 2_000; now += 16) {
        mark();
        asked.splice(0).forEach((frame) => frame());
    }
    assert.ok(paints >= 7 && paints <= 9, `${paints} paints in 2 s`);
    while (asked.length > 0) {
        now += 16;
        asked.splice(0).forEach((frame) => frame());
    }
    const drawn = paints;
    now += 1_000;
    mark();
    asked.splice(0).forEach((frame) => frame());
    assert.equal(paints, drawn + 1);
});
