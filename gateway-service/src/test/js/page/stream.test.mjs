import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONNECTING, initial, LIVE, step, STOPPED, WAITING } from '../../../main/resources/dashboard/page/stream/machine.mjs';
import { createParser } from '../../../main/resources/dashboard/page/stream/parser.mjs';

const TEXT =
    ':causality\nretry:1000\n\nid:7.0\nevent:message\ndata:{"id":"0x01"}\n\nid: 7.1\r\nevent: order\r\ndata: {"a":\r\ndata: 1}\r\n\r\n:\n\n';
const FRAMES = [
    { kind: 'beat' },
    { kind: 'retry', millis: 1000 },
    { kind: 'event', event: 'message', id: '7.0', data: '{"id":"0x01"}' },
    { kind: 'event', event: 'order', id: '7.1', data: '{"a":\n1}' },
    { kind: 'beat' },
];

/** Feeds inputs [input, at]; gives the last state and the commands. */
function played(inputs, from = initial()) {
    let state = from;
    const commands = [];
    for (const [input, at] of inputs) {
        const next = step(state, input, at);
        state = next.state;
        if (next.command) {
            commands.push(next.command);
        }
    }
    return { state, commands };
}

test('a stream is the same frames however it is cut', () => {
    for (let size = 1; size <= TEXT.length; size++) {
        const parser = createParser();
        const frames = [];
        for (let at = 0; at < TEXT.length; at += size) {
            frames.push(...parser.feed(TEXT.slice(at, at + size)));
        }
        assert.deepEqual(frames, FRAMES);
    }
});

test('an event without data is none, and fields nobody knows are passed over', () => {
    assert.deepEqual(createParser().feed('event: order\nid: 1.0\n\ncolour: red\ndata\n\n'), [
        { kind: 'event', event: 'message', id: null, data: '' },
    ]);
});

test('an event without end is refused', () => {
    assert.throws(() => createParser(64).feed(`data: ${'x'.repeat(100)}`), /longer than 64/);
    const parser = createParser(64);
    assert.throws(() => Array.from({ length: 9 }, () => parser.feed(`data: ${'x'.repeat(10)}\n`)), /longer than 64/);
});

test('it starts where it is told and lives when it is answered', () => {
    const { state, commands } = played([[{ kind: 'start', after: '5.0' }, 0], [{ kind: 'opened' }, 10]]);
    assert.equal(state.phase, LIVE);
    assert.deepEqual(commands, [{ kind: 'connect', lastEventId: '5.0' }]);
});

test('after an end it waits, and resumes behind the last event it heard', () => {
    const { state, commands } = played([
        [{ kind: 'start', after: '5.0' }, 0],
        [{ kind: 'opened' }, 10],
        [{ kind: 'heard', id: '9.2' }, 20],
        [{ kind: 'ended' }, 30],
        [{ kind: 'tick' }, 1_029],
        [{ kind: 'tick' }, 1_030],
    ]);
    assert.equal(state.phase, CONNECTING);
    assert.deepEqual(commands.at(-1), { kind: 'connect', lastEventId: '9.2' });
});

test('waits double up to a bound and are short again once something was heard', () => {
    let state = played([[{ kind: 'start' }, 0]]).state;
    let now = 0;
    const waits = [];
    for (let i = 0; i < 8; i++) {
        state = step(state, { kind: 'ended' }, now).state;
        waits.push(state.retryAt - now);
        now = state.retryAt;
        state = step(state, { kind: 'tick' }, now).state;
    }
    assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
    state = played([[{ kind: 'opened' }, now], [{ kind: 'heard', id: '1.0' }, now], [{ kind: 'ended' }, now]], state).state;
    assert.equal(state.retryAt - now, 1_000);
});

test('what the gateway asks for is kept: retry as the base, retryAfterMillis when it is longer', () => {
    const base = played([[{ kind: 'start' }, 0], [{ kind: 'opened' }, 0], [{ kind: 'heard', retryMillis: 3_000 }, 0], [{ kind: 'ended' }, 0]]);
    assert.equal(base.state.retryAt, 3_000);
    const problem = { code: 'NOT_READY', retryAfterMillis: 8_000 };
    const asked = played([[{ kind: 'start' }, 0], [{ kind: 'ended', problem }, 0]]);
    assert.equal(asked.state.retryAt, 8_000);
    assert.equal(asked.state.problem, problem);
});

test('a live stream that goes silent is lost, a beat keeps it', () => {
    const live = [[{ kind: 'start' }, 0], [{ kind: 'opened' }, 0]];
    assert.equal(played([...live, [{ kind: 'tick' }, 40_001]]).state.phase, WAITING);
    assert.deepEqual(played([...live, [{ kind: 'tick' }, 40_001]]).commands.at(-1), { kind: 'abort' });
    assert.equal(played([...live, [{ kind: 'heard' }, 15_000], [{ kind: 'tick' }, 40_001]]).state.phase, LIVE);
});

test('no answer in time is a lost stream too', () => {
    const { state, commands } = played([[{ kind: 'start' }, 0], [{ kind: 'tick' }, 20_001]]);
    assert.equal(state.phase, WAITING);
    assert.deepEqual(commands.at(-1), { kind: 'abort' });
});

test('the reader may ask at once, and asking when it is not waiting changes nothing', () => {
    const waiting = played([[{ kind: 'start', after: '3.1' }, 0], [{ kind: 'ended' }, 0]]).state;
    assert.deepEqual(step(waiting, { kind: 'now' }, 5).command, { kind: 'connect', lastEventId: '3.1' });
    assert.equal(step(initial(), { kind: 'now' }, 5).state.phase, STOPPED);
});
