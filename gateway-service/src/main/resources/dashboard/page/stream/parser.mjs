// Server-sent events, from text as it comes to frames.
import { STREAM_FRAME_CHARS_MAX } from '../limits.mjs';

/**
 * feed(text) gives the frames that are complete by now:
 *   {kind: 'event', event, id, data}   id is null when the event has none
 *   {kind: 'beat'}                     a comment
 *   {kind: 'retry', millis}
 * Throws when a frame is longer than the bound: what follows could not be told from it.
 */
export function createParser(charsMax = STREAM_FRAME_CHARS_MAX) {
    let rest = '';
    let fields = empty();

    function feed(text) {
        const frames = [];
        rest += text;
        let end = lineEnd(rest);
        while (end !== null) {
            line(rest.slice(0, end.at), frames);
            rest = rest.slice(end.at + end.length);
            end = lineEnd(rest);
        }
        if (rest.length + fields.chars > charsMax) {
            throw new Error(`an event is longer than ${charsMax} characters`);
        }
        return frames;
    }

    function line(text, frames) {
        if (text === '') {
            if (fields.data.length > 0) {
                frames.push({ kind: 'event', event: fields.event, id: fields.id, data: fields.data.join('\n') });
            }
            fields = empty();
        } else if (text[0] === ':') {
            frames.push({ kind: 'beat' });
        } else {
            field(text, frames);
        }
    }

    function field(text, frames) {
        const colon = text.indexOf(':');
        const name = colon < 0 ? text : text.slice(0, colon);
        const value = colon < 0 ? '' : text.slice(colon + (text[colon + 1] === ' ' ? 2 : 1));
        fields.chars += text.length;
        if (name === 'data') {
            fields.data.push(value);
        } else if (name === 'event') {
            fields.event = value;
        } else if (name === 'id') {
            fields.id = value;
        } else if (name === 'retry' && /^\d+$/.test(value)) {
            frames.push({ kind: 'retry', millis: Number(value) });
        }
    }

    return { feed };
}

function empty() {
    return { event: 'message', id: null, data: [], chars: 0 };
}

/** Lines end with \n, \r\n or \r; a \r at the very end may still become \r\n. */
function lineEnd(text) {
    const at = text.search(/[\r\n]/);
    if (at < 0 || (text[at] === '\r' && at === text.length - 1)) {
        return null;
    }
    return { at, length: text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1 };
}
