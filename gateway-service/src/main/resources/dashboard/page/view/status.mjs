// The bar at the top: whose node this is, whether the stream lives; and the strip of figures.
import { count, wait } from '../words.mjs';
import { byId, h, set, setText } from './dom.mjs';

const PHASES = {
    STOPPED: 'Not listening yet',
    CONNECTING: 'Connecting to the stream',
    LIVE: 'Live',
    WAITING: 'Stream lost, retrying',
};

export function createStatus({ retryNow }) {
    const pill = byId('stream');
    const text = byId('stream-text');
    const rateText = byId('stream-rate');
    const retry = byId('retry');
    retry.addEventListener('click', retryNow);

    function showStream(stream, perSecond, now) {
        set(pill, 'data-phase', stream.phase);
        const left = stream.phase === 'WAITING' ? ` in ${wait(stream.retryAt - now)}` : '';
        const rate = stream.phase === 'LIVE' ? ` · ${perSecond.toFixed(perSecond < 10 ? 1 : 0)} events/s` : '';
        setText(text, `${PHASES[stream.phase]}${left}`);
        setText(rateText, rate);
        retry.hidden = stream.phase !== 'WAITING';
    }

    function showNode(network) {
        setText(byId('node'), network.operator.name);
        setText(byId('network'), network.network);
        document.title = `${network.operator.name} · Causality`;
    }

    return { showStream, showNode };
}

/** @param figures [{term, value, unit, title}]; value null shows as not known */
export function createFigures() {
    const element = h('dl', { class: 'figures' });
    const drawn = new Map();

    function show(figures) {
        for (const { term, value, unit, title } of figures) {
            if (!drawn.has(term)) {
                const number = h('b', {});
                const small = h('span', {});
                element.append(h('div', { title }, h('dt', {}, term), h('dd', {}, number, ' ', small)));
                drawn.set(term, { number, small });
            }
            setText(drawn.get(term).number, value === null ? '–' : count(value));
            setText(drawn.get(term).small, value === null ? 'not known' : unit);
        }
    }

    return { element, show };
}

const NEXT = { system: 'light', light: 'dark', dark: 'system' };

/** The button that goes from the system's theme to light, to dark, and back. */
export function wireTheme(button) {
    let theme = document.documentElement.dataset.theme ?? 'system';
    paint();
    button.addEventListener('click', () => {
        theme = NEXT[theme];
        if (theme === 'system') {
            delete document.documentElement.dataset.theme;
        } else {
            document.documentElement.dataset.theme = theme;
        }
        remember(theme);
        paint();
    });

    function paint() {
        setText(button.lastElementChild, theme);
        set(button, 'aria-label', `Theme: ${theme}`);
    }
}

function remember(theme) {
    try {
        localStorage.setItem('causality.theme', theme);
    } catch {
        // Storage is refused: the choice lasts as long as the page.
    }
}
