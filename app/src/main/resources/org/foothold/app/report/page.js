// The filter and what ties the parts of the page together.

const page = {
  names: new Map(),
  search: 0,

  /** A technique as people say it; the tiles of the coverage know the names. */
  named(id) {
    const name = this.names.get(id);
    return name ? id + ' ' + name : id;
  },

  async start() {
    document.querySelectorAll('.tiles li').forEach((tile) => {
      this.names.set(tile.querySelector('b').textContent, tile.querySelector('.name').textContent);
    });
    if (typeof DecompressionStream === 'undefined') {
      byId('shown').textContent = 'This browser is too old to unpack the findings; all else is here.';
      return;
    }
    await data.load();
    list.prepare();
    this.choices();
    this.listen();
    this.apply();
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
  },

  choices() {
    const levels = new Set(data.rules.map((rule) => rule.level));
    for (const level of [...levels].sort((one, other) => other - one)) {
      const label = byId('levels').appendChild(element('label', 'level'));
      const box = label.appendChild(element('input'));
      box.type = 'checkbox';
      box.defaultChecked = true;
      box.checked = true;
      box.value = String(level);
      label.append(' ', badge(level));
    }
    const techniques = new Set(data.rules.flatMap((rule) => rule.techniques));
    for (const id of [...techniques].sort()) this.option('technique', id, this.named(id));
    data.targets.slice(0, 2000).forEach((target, number) => this.option('target', String(number), target || '(not named)'));
  },

  option(select, value, text) {
    const option = element('option', '', text);
    option.value = value;
    byId(select).append(option);
  },

  listen() {
    let timer = 0;
    byId('q').addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.apply(), 150);
    });
    byId('filter').addEventListener('change', (event) => {
      if (event.target !== byId('q')) this.apply();
    });
    byId('filter').addEventListener('submit', (event) => event.preventDefault());
    byId('filter').addEventListener('reset', () => setTimeout(() => this.apply(), 0));
    document.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (!button) return;
      if (button.dataset.f !== undefined) this.open(Number(button.dataset.f));
      if (button.dataset.t !== undefined) this.technique(button.dataset.t);
    });
    let shut = [];
    addEventListener('beforeprint', () => {
      shut = [...document.querySelectorAll('details:not([open])')];
      shut.forEach((details) => { details.open = true; });
    });
    addEventListener('afterprint', () => shut.forEach((details) => { details.open = false; }));
  },

  /** Shows one finding, whatever the filter hides. */
  open(finding) {
    if (finding >= data.count) return;
    if (list.matches && !list.matches(finding)) {
      byId('filter').reset();
      this.apply();
    }
    list.reveal(finding);
    byId('detail').scrollIntoView({ block: 'nearest' });
    byId('detail').focus({ preventScroll: true });
  },

  technique(id) {
    byId('filter').reset();
    byId('technique').value = id;
    this.apply();
    byId('findings').scrollIntoView();
    list.box.focus({ preventScroll: true });
  },

  apply() {
    const search = ++this.search;
    const words = byId('q').value.toLowerCase().split(/\s+/).filter(Boolean);
    const technique = byId('technique').value;
    const target = byId('target').value;
    const levels = new Set([...document.querySelectorAll('#levels input:checked')].map((box) => Number(box.value)));
    const rules = data.rules.map((rule) => levels.has(rule.level)
      && (!technique || rule.techniques.some((id) => id === technique || id.startsWith(technique + '.'))));
    const chosen = (finding) => rules[data.rule[finding]] && (!target || data.target[finding] === Number(target));
    if (words.length === 0) {
      this.tell(list.filter((finding) => chosen(finding)));
      return;
    }
    const texts = data.rules.map((rule) => (rule.title + ' ' + rule.techniques.map((id) => this.named(id)).join(' ')
      + ' ' + rule.path + ' ' + rule.id).toLowerCase());
    const targets = data.targets.map((name) => name.toLowerCase());
    const paths = data.paths.map((name) => name.toLowerCase());
    const deep = new Set();
    const matches = (finding) => chosen(finding) && (deep.has(finding) || words.every((word) =>
      texts[data.rule[finding]].includes(word) || targets[data.target[finding]].includes(word)
      || paths[data.path[finding]].includes(word) || data.gist[finding].toLowerCase().includes(word)));
    const found = list.filter(matches);
    this.tell(found, 0);
    this.dig(search, words, chosen, deep, matches);
  },

  /** Looks for the words in the evidence too, piece by piece, and stops when something else is wanted. */
  async dig(search, words, chosen, deep, matches) {
    let total = 0;
    let told = performance.now();
    for (let number = 0; number < data.details.length; number++) {
      const piece = await unpack(data.details[number].textContent);
      if (search !== this.search) return;
      const texts = piece.e.map((evidence) => JSON.stringify(evidence).toLowerCase());
      const start = data.starts[number];
      piece.f.forEach(([evidence, , reasons], place) => {
        const text = texts[evidence] + reasons.join(' ').toLowerCase();
        if (chosen(start + place) && words.every((word) => text.includes(word) || text.includes(JSON.stringify(word).slice(1, -1)))) {
          deep.add(start + place);
        }
      });
      if (performance.now() - told > 400) {
        told = performance.now();
        total = list.filter(matches);
        this.tell(total, (number + 1) / data.details.length);
        await new Promise((resume) => setTimeout(resume, 0));
        if (search !== this.search) return;
      }
    }
    this.tell(list.filter(matches), 1);
  },

  tell(found, part) {
    const more = part === undefined || part === 1 ? '' : ' · searching evidence, ' + Math.round(part * 100) + ' %';
    byId('shown').textContent = count(found, 'finding') + (found === data.count ? '' : ' of ' + grouped.format(data.count)) + more;
  },
};

page.start();
