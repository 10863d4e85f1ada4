// Effects: where each stands, how it came there, what it rests on.
import { read } from '../api.mjs';
import { EFFECT_ROWS_MAX } from '../limits.mjs';
import { closed } from '../problem.mjs';
import { plural, shortId } from '../words.mjs';
import { h } from './dom.mjs';
import { staleMark } from './orders.mjs';
import { badge, changeLine, facts, historyList, idText, problemNote, since, wholeId } from './pieces.mjs';
import { createTable } from './table.mjs';

const EMPTY = 'Effects will appear here when one is registered: from PENDING over OBSERVED and PROVEN to FINALIZED, each with its causes.';

export function createEffects() {
    const table = createTable({
        name: 'Effects',
        rowsMax: EFFECT_ROWS_MAX,
        empty: EMPTY,
        columns: [
            { title: 'Effect', cell: (row) => idText(row.key) },
            { title: 'Status', cell: (row) => h('span', {}, badge(row.status), row.stale ? staleMark() : '') },
            { title: 'Kind', cell: (row) => row.kind ?? '–' },
            { title: 'Chain', cell: (row) => row.chain ?? '–' },
            { title: 'Since (UTC)', cell: (row, now) => since(row.at, now), live: true },
        ],
        detail: effectDetail,
    });
    return table;
}

function effectDetail(row) {
    const changes = h('div', {});
    const causes = h('div', {}, h('p', { class: 'quiet' }, 'Asking what it rests on …'));
    const box = h('div', { class: 'why' }, facts([['Effect', wholeId(row.key)]]), changes, causes);

    function drawChanges(steps) {
        changes.replaceChildren(h('h4', {}, 'Changes, newest last'), historyList(steps, evolutionLine));
    }

    async function ask(now) {
        const [history, graph] = await Promise.all([read(`/v1/effects/${now.key}/history`), read(`/v1/effects/${now.key}/causes`)]);
        if (history.value) {
            drawChanges(history.value.evolutions ?? now.history);
        }
        causes.replaceChildren(...(graph.problem ? [problemNote(graph.problem)] : causeList(graph.value, now.key)));
    }

    function update(now) {
        drawChanges(now.history);
        ask(now);
    }

    update(row);
    return { element: box, update };
}

function evolutionLine(step) {
    const told = [
        step.proof ? `by fact ${shortId(step.proof.eventId)}, ${[step.proof.verdict, step.proof.finality].filter(Boolean).join(' ')}` : null,
        step.because ? `because of ${step.because.kind} ${shortId(step.because.id)}` : null,
        step.journey ? 'journey' : null,
    ].filter(Boolean);
    return [...changeLine(step), told.length > 0 ? h('span', { class: 'quiet' }, told.join(' · ')) : ''];
}

function causeList(graph, self) {
    const nodes = (graph.nodes ?? []).filter((node) => node.id !== self);
    if (nodes.length === 0) {
        return [h('p', { class: 'quiet' }, 'It rests on nothing that is known here.')];
    }
    const lines = nodes.map((node) =>
        h(
            'li',
            {},
            h('span', { class: 'cause-kind' }, node.kind),
            idText(node.id),
            node.status ? badge(node.status) : null,
            node.retracted && node.status !== 'RETRACTED' ? badge('RETRACTED') : null,
        ),
    );
    const cut = graph.cut ? [h('p', { class: 'quiet' }, closed('there are more than one answer holds'))] : [];
    return [h('h4', {}, `It rests on ${plural(nodes.length, 'cause')}`), h('ul', { class: 'causes' }, ...lines), ...cut];
}
