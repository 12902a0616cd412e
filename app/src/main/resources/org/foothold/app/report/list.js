// The list: techniques, below them rules, below these findings. Only the rows in sight are in the page.

const ROW = 34;
const AROUND = 8;
const TECHNIQUE = 0;
const RULE = 1;
const FINDING = 2;

const list = {
  box: byId('list'),
  space: byId('space'),
  byRule: [],
  order: [],
  closed: new Set(),
  open: new Set(),
  all: false,
  kinds: [],
  refs: [],
  active: 0,
  chosen: -1,
  matches: null,

  prepare() {
    this.byRule = data.rules.map(() => []);
    for (let finding = 0; finding < data.count; finding++) this.byRule[data.rule[finding]].push(finding);
    for (const findings of this.byRule) findings.sort((one, other) => data.at[one] - data.at[other] || one - other);
    const techniques = new Map();
    data.rules.forEach((rule, number) => {
      if (this.byRule[number].length === 0) return;
      const id = rule.techniques[0] || 'no technique';
      if (!techniques.has(id)) techniques.set(id, []);
      techniques.get(id).push(number);
    });
    this.order = [...techniques].map(([id, rules]) => {
      rules.sort((one, other) => data.rules[other].level - data.rules[one].level
        || data.rules[one].title.localeCompare(data.rules[other].title));
      return { id, rules, level: data.rules[rules[0]].level };
    });
    this.order.sort((one, other) => other.level - one.level || (one.id < other.id ? -1 : 1));
    this.box.addEventListener('scroll', () => this.paint(), { passive: true });
    this.box.addEventListener('keydown', (event) => this.key(event));
    this.box.addEventListener('click', (event) => {
      const row = event.target.closest('[data-row]');
      if (row) this.act(Number(row.dataset.row));
    });
    new ResizeObserver(() => this.paint()).observe(this.box);
  },

  /** Shows the findings that match, all where there is no test; returns how many. */
  filter(matches) {
    this.matches = matches;
    const shown = this.byRule.map((findings) => (matches ? findings.filter(matches) : findings));
    const total = shown.reduce((sum, findings) => sum + findings.length, 0);
    this.shown = shown;
    if (this.all !== total <= 40) this.open.clear();
    this.all = total <= 40;
    this.lay();
    return total;
  },

  /** The rows, one after the other. */
  lay() {
    this.kinds = [];
    this.refs = [];
    this.order.forEach((technique, number) => {
      const rules = technique.rules.filter((rule) => this.shown[rule].length > 0);
      if (rules.length === 0) return;
      this.push(TECHNIQUE, number);
      if (this.closed.has(technique.id)) return;
      for (const rule of rules) {
        this.push(RULE, rule);
        if (this.isOpen(rule)) for (const finding of this.shown[rule]) this.push(FINDING, finding);
      }
    });
    this.active = Math.min(this.active, Math.max(0, this.kinds.length - 1));
    this.space.style.height = this.kinds.length * ROW + 'px';
    this.paint();
  },

  push(kind, ref) {
    this.kinds.push(kind);
    this.refs.push(ref);
  },

  isOpen(rule) {
    return this.all !== this.open.has(rule);
  },

  paint() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / ROW) - AROUND);
    const last = Math.min(this.kinds.length, Math.ceil((this.box.scrollTop + this.box.clientHeight) / ROW) + AROUND);
    const rows = [];
    for (let row = first; row < last; row++) rows.push(this.row(row));
    this.space.replaceChildren(...rows);
    if (this.kinds.length > 0) this.box.setAttribute('aria-activedescendant', 'row-' + this.active);
    else this.box.removeAttribute('aria-activedescendant');
  },

  row(number) {
    const kind = this.kinds[number];
    const ref = this.refs[number];
    const row = element('div', ['technique', 'rule', 'finding'][kind]);
    row.id = 'row-' + number;
    row.dataset.row = number;
    row.style.top = number * ROW + 'px';
    row.setAttribute('role', 'treeitem');
    row.setAttribute('aria-level', kind + 1);
    if (number === this.active) row.classList.add('active');
    if (kind === TECHNIQUE) {
      const technique = this.order[ref];
      const found = technique.rules.reduce((sum, rule) => sum + this.shown[rule].length, 0);
      row.setAttribute('aria-expanded', !this.closed.has(technique.id));
      row.append(element('span', 'name', page.named(technique.id)), element('span', 'many', grouped.format(found)));
    } else if (kind === RULE) {
      row.setAttribute('aria-expanded', this.isOpen(ref));
      row.append(badge(data.rules[ref].level), element('span', 'name', data.rules[ref].title),
        element('span', 'many', grouped.format(this.shown[ref].length)));
    } else {
      row.setAttribute('aria-selected', ref === this.chosen);
      row.append(element('span', 'at', time(data.at[ref])), element('span', 'target', data.targets[data.target[ref]]),
        element('span', 'gist', data.gist[ref] || data.paths[data.path[ref]] + ' #' + data.record[ref]));
    }
    return row;
  },

  /** What a click or Enter does: opens or closes, or shows the finding. */
  act(number) {
    this.active = number;
    const ref = this.refs[number];
    if (this.kinds[number] === FINDING) {
      this.chosen = ref;
      this.paint();
      detail.show(ref);
      return;
    }
    const [set, key] = this.kinds[number] === RULE ? [this.open, ref] : [this.closed, this.order[ref].id];
    if (!set.delete(key)) set.add(key);
    this.lay();
  },

  expanded(number) {
    if (this.kinds[number] === FINDING) return null;
    return this.kinds[number] === RULE ? this.isOpen(this.refs[number]) : !this.closed.has(this.order[this.refs[number]].id);
  },

  key(event) {
    const leap = Math.max(1, Math.floor(this.box.clientHeight / ROW) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: leap, PageUp: -leap, Home: -Infinity, End: Infinity };
    if (event.key in steps) {
      this.go(Math.max(0, Math.min(this.kinds.length - 1, this.active + steps[event.key])));
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (this.kinds.length > 0) this.act(this.active);
    } else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      this.fold(event.key === 'ArrowRight');
    } else {
      return;
    }
    event.preventDefault();
  },

  /** Opens the row, or closes it or goes to the one above it. */
  fold(right) {
    const expanded = this.expanded(this.active);
    if (expanded === !right) {
      this.act(this.active);
    } else if (!right) {
      let above = this.active;
      while (above > 0 && this.kinds[above] >= this.kinds[this.active]) above--;
      this.go(above);
    } else if (expanded) {
      this.go(Math.min(this.kinds.length - 1, this.active + 1));
    }
  },

  go(number) {
    this.active = number;
    const top = number * ROW;
    if (top < this.box.scrollTop) this.box.scrollTop = top;
    else if (top + ROW > this.box.scrollTop + this.box.clientHeight) this.box.scrollTop = top + ROW - this.box.clientHeight;
    this.paint();
  },

  /** Opens what lies above a finding, and shows it. */
  reveal(finding) {
    const rule = data.rule[finding];
    this.closed.delete(data.rules[rule].techniques[0] || 'no technique');
    if (!this.isOpen(rule)) {
      if (!this.open.delete(rule)) this.open.add(rule);
    }
    this.lay();
    const number = this.refs.findIndex((ref, row) => ref === finding && this.kinds[row] === FINDING);
    if (number < 0) return;
    this.box.scrollTop = Math.max(0, number * ROW - this.box.clientHeight / 2);
    this.act(number);
  },
};
