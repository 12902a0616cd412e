'use strict';
// Foothold report. The page holds its data as deflated JSON in Base64; nothing is ever fetched, and everything that was
// read from a log goes into the page as text, never as markup.

const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'];

/** The element with this id. */
const byId = (id) => document.getElementById(id);

/** An element with a class and, as text, what stands in it. */
function element(name, kind, text) {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  if (text !== undefined) made.textContent = visible(text);
  return made;
}

const STEERING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Text in which characters that turn the direction of writing, or steer a terminal, are spelled out. */
function visible(text) {
  return String(text)
    .replace(/\r\n/g, '\n')
    .replace(/\r/g, '\\r')
    .replace(STEERING, (unit) => '\\u{' + unit.codePointAt(0).toString(16) + '}');
}

async function unpack(base64) {
  const packed = atob(base64);
  const bytes = new Uint8Array(packed.length);
  for (let at = 0; at < packed.length; at++) bytes[at] = packed.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return JSON.parse(await new Response(stream).text());
}

/** All findings: the index in columns, and the details of a piece when somebody looks. */
const data = {
  count: 0,
  rules: [],
  targets: [],
  paths: [],
  rule: null,
  at: null,
  target: null,
  path: null,
  record: [],
  gist: [],
  starts: [],
  details: [],
  kept: new Map(),

  async load() {
    const scripts = [...document.querySelectorAll('script.i')];
    const names = await unpack(byId('names').textContent);
    this.rules = names.rules.map(([title, level, techniques, path, id]) =>
      ({ title, level: LEVELS.indexOf(level), techniques, path, id }));
    this.targets = names.targets;
    this.paths = names.paths;
    const pieces = await Promise.all(scripts.map((script) => unpack(script.textContent)));
    this.count = pieces.reduce((sum, piece) => sum + piece.length, 0);
    this.rule = new Uint32Array(this.count);
    this.at = new Float64Array(this.count);
    this.target = new Uint32Array(this.count);
    this.path = new Uint32Array(this.count);
    let next = 0;
    for (const piece of pieces) {
      this.starts.push(next);
      for (const row of piece) {
        [this.rule[next], this.at[next], this.target[next], this.path[next]] = row;
        this.record.push(row[4]);
        this.gist.push(row[5]);
        next++;
      }
    }
    this.details = [...document.querySelectorAll('script.d')];
    scripts.forEach((script) => script.remove());
  },

  /** The piece that a finding stands in. */
  pieceOf(finding) {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= finding) low = middle;
      else high = middle - 1;
    }
    return low;
  },

  /** The details of a piece; the last few stay unpacked. */
  piece(number) {
    let piece = this.kept.get(number);
    this.kept.delete(number);
    if (!piece) piece = unpack(this.details[number].textContent);
    this.kept.set(number, piece);
    if (this.kept.size > 6) this.kept.delete(this.kept.keys().next().value);
    return piece;
  },

  async detail(finding) {
    const number = this.pieceOf(finding);
    const piece = await this.piece(number);
    const [evidence, carved, reasons, events] = piece.f[finding - this.starts[number]];
    return { evidence: piece.e[evidence], carved, reasons, events };
  },
};

/** A time in UTC as the report writes it. */
function time(at) {
  if (!Number.isFinite(at)) return '';
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString().replace('T', ' ').replace('Z', '');
}

const grouped = new Intl.NumberFormat('en-US');

function count(number, what) {
  return grouped.format(number) + ' ' + what + (number === 1 ? '' : 's');
}

function badge(level) {
  return element('span', 'badge ' + LEVELS[level], LEVELS[level]);
}
