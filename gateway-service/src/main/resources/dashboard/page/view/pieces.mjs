// Small parts that every panel uses.
import { remedyOf, sentence } from '../problem.mjs';
import { TONES, toneOf } from '../tones.mjs';
import { clock, duration, moment, shortId } from '../words.mjs';
import { h } from './dom.mjs';

/** A status word with its sign and colour. */
export function badge(word, tone = toneOf(word)) {
    return h(
        'span',
        { class: 'badge', 'data-tone': tone },
        h('span', { class: 'sign', 'aria-hidden': 'true' }, TONES[tone].sign),
        word ?? 'UNKNOWN',
    );
}

/** An id, shortened; the whole of it on hover and to assistive technology. */
export function idText(id) {
    return h('code', { class: 'id', title: id ?? '' }, shortId(id));
}

/** "02:46:57" over "12 s ago". */
export function since(at, now) {
    if (!at) {
        return h('span', { class: 'quiet' }, 'not told');
    }
    const age = Math.max(0, now - Date.parse(at));
    return h(
        'span',
        { class: 'since', title: moment(at) },
        h('time', { datetime: at }, clock(at)),
        ' ',
        h('span', { class: 'quiet' }, age < 1_000 ? 'just now' : `${duration(age)} ago`),
    );
}

/** What a problem document says, and what to do. */
export function problemNote(problem) {
    return h(
        'div',
        { class: 'note', 'data-tone': 'bad', role: 'status' },
        h('p', {}, sentence(problem)),
        problem.remedy ? h('p', { class: 'quiet' }, remedyOf(problem)) : null,
    );
}

/** A definition list from [term, text or element] pairs; null values are left out. */
export function facts(pairs, name = 'fields') {
    return h(
        'dl',
        { class: name },
        ...pairs
            .filter(([, value]) => value !== null && value !== undefined)
            .map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))),
    );
}

/** A whole id, in full. */
export function wholeId(id) {
    return id ? h('code', { class: 'whole' }, id) : null;
}

/** Changes, newest last, as a list one can read downwards. */
export function historyList(steps, line) {
    return h('ol', { class: 'history' }, ...steps.map((step) => h('li', {}, ...line(step))));
}

/** One change: when, from where to where, why. */
export function changeLine(step) {
    const told = [step.reason, step.lamport ? `Lamport ${step.lamport}` : null].filter(Boolean).join(' · ');
    return [
        h('time', { datetime: step.at ?? '', title: step.at ? moment(step.at) : '' }, step.at ? clock(step.at) : '–'),
        h('span', { class: 'change' }, step.from ? `${step.from} → ` : '', h('strong', {}, step.to ?? 'unchanged')),
        h('span', { class: 'quiet' }, told),
    ];
}
