// The first thing seen: what is wrong, or that nothing is.
import { ATTENTION_MAX } from '../limits.mjs';
import { plural } from '../words.mjs';
import { h, set, setText } from './dom.mjs';

const SIGNS = { ok: '✓', note: 'i', warn: '!', bad: '✕' };
const WORDS = { note: 'Note', warn: 'Watch', bad: 'Wrong' };

export function createAttention() {
    const sign = h('span', { class: 'big-sign', 'aria-hidden': 'true' });
    const title = h('h1', { role: 'status' });
    const notice = h('p', { class: 'notice quiet', hidden: true });
    const list = h('ul', { class: 'items' });
    const element = h('div', { class: 'attention' }, h('div', { class: 'verdict' }, sign, title), notice, list);
    let before = '';

    /** @param said what last happened to the stream, to be read at leisure; null for nothing */
    function show(headline, items, said) {
        set(element, 'data-level', headline.level);
        setText(sign, SIGNS[headline.level]);
        setText(title, headline.text);
        notice.hidden = said === null;
        setText(notice, said ?? '');
        const key = JSON.stringify(items);
        if (key !== before) {
            before = key;
            list.replaceChildren(...items.slice(0, ATTENTION_MAX).map(line), ...rest(items));
        }
    }

    return { element, show };
}

function line(item) {
    return h(
        'li',
        { 'data-level': item.level },
        h('span', { class: 'level' }, h('span', { 'aria-hidden': 'true' }, SIGNS[item.level]), ` ${WORDS[item.level]}`),
        h('div', {}, h('strong', {}, item.title), h('p', {}, item.detail), item.remedy ? h('p', { class: 'remedy' }, item.remedy) : null),
    );
}

function rest(items) {
    const more = items.length - ATTENTION_MAX;
    return more > 0 ? [h('li', { class: 'quiet' }, `and ${plural(more, 'further item')}`)] : [];
}
