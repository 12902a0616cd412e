// The finding that was chosen: where it is from, why it was found, and its evidence.

const detail = {
  box: byId('detail'),
  wanted: -1,

  async show(finding) {
    this.wanted = finding;
    const told = await data.detail(finding);
    if (this.wanted !== finding) return;
    const rule = data.rules[data.rule[finding]];
    const parts = [this.head(rule), this.place(finding, rule, told)];
    if (told.reasons.length > 0) parts.push(element('h4', '', 'Why it was found'), this.lines(told.reasons));
    if (told.events.length > 0) parts.push(element('h4', '', 'Its events'), this.events(told.events));
    parts.push(element('h4', '', 'Evidence'), this.evidence(told.evidence));
    this.box.replaceChildren(...parts);
    this.box.scrollTop = 0;
  },

  head(rule) {
    const head = element('h3');
    head.append(badge(rule.level), ' ', element('span', '', rule.title));
    return head;
  },

  place(finding, rule, told) {
    const place = element('dl', 'facts');
    const fact = (name, value) => place.append(element('dt', '', name), element('dd', '', value));
    if (rule.techniques.length > 0) fact('Techniques', rule.techniques.map((id) => page.named(id)).join(', '));
    fact('When', time(data.at[finding]) + ' UTC');
    fact('Target', data.targets[data.target[finding]] || '(not named)');
    fact('Where', data.paths[data.path[finding]] + ' #' + data.record[finding] + (told.carved ? ', from slack space' : ''));
    fact('Rule', rule.path + (rule.id ? ' · ' + rule.id : ''));
    fact('Finding', String(finding + 1));
    return place;
  },

  lines(texts) {
    const lines = element('ul', 'reasons');
    texts.forEach((text) => lines.append(element('li', '', text)));
    return lines;
  },

  events(events) {
    return this.lines(events.map(([at, title, target, path, record]) =>
      time(at) + ' · ' + title + ' · ' + data.targets[target] + ' · ' + data.paths[path] + ' #' + record));
  },

  evidence(fields) {
    const table = element('table', 'evidence');
    const body = table.appendChild(element('tbody'));
    for (const [name, ...values] of fields) {
      const row = body.appendChild(element('tr'));
      const head = row.appendChild(element('th', '', name));
      head.scope = 'row';
      const cell = row.appendChild(element('td'));
      for (const value of values) cell.append(element('div', value === null ? 'value quiet' : 'value', value === null ? 'null' : value));
    }
    return table;
  },
};
