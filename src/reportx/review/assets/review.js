/* The script of a review page: it shows reports with their records in place, and keeps what is decided of them.
   The text of a report is only ever shown as text: nothing here writes HTML. */
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const DATA = JSON.parse($("data").textContent);
  const MEASURES = ["level", "change", "growth", "share", "rank", "streak", "multiple"];
  const CHOICES = {
    measure: MEASURES,
    status: ["actual", "target"],
    comparator: ["eq", "about", "nearly", "over", "at_least", "under", "at_most"],
    direction: ["", "up", "down", "flat"],
  };
  const FORM = [
    "indicator", "value", "unit", "measure", "status", "period", "comparator", "value_max", "direction", "baseline_value",
    "baseline_period", "indicator_code", "action", "scope", "entity", "basis", "commitment",
  ];
  const STATES = ["open", "accepted", "rejected", "edited", "added"];
  const SIGNS = { about: "≈ ", nearly: "≲ ", over: "> ", at_least: "≥ ", under: "< ", at_most: "≤ " };
  // what changes the order or the look of other characters without being seen
  const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
  const OUTCOMES = ["finding", "warning", "cannot_check", "consistent"]; // of the audit, the gravest first
  const TALLY = { finding: "≠", warning: "≈", cannot_check: "?", consistent: "=" };
  const LISTS = ["records", "left", "checks"];
  const SPARE = 8; // rows drawn above and below those that are seen

  // ---- small helpers

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (key === "class") element.className = value;
      else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children);
    return element;
  }

  const codeOf = (char) => "U+" + char.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  const plain = (text) => String(text).replace(CONTROL, (char) => `⟨${codeOf(char)}⟩`);

  const baseName = (path) => path.split(/[\\/]/).pop();

  /* The number of the first member that `passes`, in a list whose members that pass come last. */
  function firstThat(list, passes) {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (passes(list[middle])) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  const memory = {
    get(key) {
      try {
        return localStorage.getItem(`reportx.review.${key}`);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        localStorage.setItem(`reportx.review.${key}`, value);
        return true;
      } catch {
        return false;
      }
    },
  };

  // ---- words

  let language = memory.get("language") || (navigator.language.startsWith("zh") ? "zh" : "en");
  let words = DATA.words[language];

  function say(key, values = {}) {
    return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function nameOf(group, key) {
    return words[group][key] || key;
  }

  function reasonOf(reason) {
    const known = words.reasons[reason];
    if (known) return known;
    const refused = /^the name found for it is broken: (.*)$/s.exec(reason);
    if (!refused) return plain(reason);
    for (const [told, inWords] of Object.entries(words.faults)) {
      if (refused[1].endsWith(told)) return `${words.refused}：${plain(refused[1].slice(0, -told.length - 1))}（${inWords}）`;
    }
    return `${words.refused}: ${plain(refused[1])}`;
  }

  function showWords() {
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    for (const element of document.querySelectorAll("[data-word]")) element.textContent = words[element.dataset.word];
    for (const element of document.querySelectorAll("[data-label]")) {
      const label = words[element.dataset.label];
      element.setAttribute("aria-label", label);
      if (element.localName === "button") element.title = label;
      if (element.type === "search") element.placeholder = label;
    }
    $("language").textContent = words.language;
    $("language").lang = language === "zh" ? "en" : "zh-CN";
    $("language").setAttribute("aria-label", words.other);
    const keys = [
      ["J", "next"], ["K", "previous"], ["A", "accept"], ["R", "reject"], ["E", "edit"], ["O", "reopen"], ["U", "undo"],
      ["N", "addKey"], ["/", "searchKey"], ["S", "saveKey"], ["?", "helpKey"], ["Esc", "escape"],
    ];
    $("keys-list").replaceChildren(
      ...keys.flatMap(([key, told]) => [make("dt", {}, make("kbd", {}, key)), make("dd", {}, words[told])]),
    );
  }

  // ---- a report unpacked

  /* Offsets count code points in the data and UTF-16 units here. */
  class Offsets {
    constructor(text) {
      this.units = null;
      if (!/[\ud800-\udbff]/.test(text)) return;
      const units = [];
      for (let at = 0; at < text.length; at += text.codePointAt(at) > 0xffff ? 2 : 1) units.push(at);
      units.push(text.length);
      this.units = Uint32Array.from(units);
    }

    unit(point) {
      return this.units ? this.units[Math.min(point, this.units.length - 1)] : point;
    }

    point(unit) {
      return this.units ? firstThat(this.units, (own) => own >= unit) : unit;
    }
  }

  /* Spans from steps of `width` numbers: distance from the end of the one before, length, and what else there is. */
  function unpackSpans(steps, width, offsets) {
    const spans = [];
    let at = 0;
    for (let i = 0; i < steps.length; i += width) {
      const start = at + steps[i];
      at = start + steps[i + 1];
      spans.push({ start: offsets.unit(start), end: offsets.unit(at), told: steps[i + 2] });
    }
    return spans;
  }

  function unpackBlocks(packed, offsets) {
    let at = 0;
    return packed.map(([distance, length, level = 0, ...tabs]) => {
      const start = at + distance;
      at = start + length;
      const tabsAt = tabs.map((tab) => offsets.unit(start + tab));
      return { start: offsets.unit(start), end: offsets.unit(at), level, tabs: tabsAt, element: null };
    });
  }

  function unpackRecord(packed, index, report) {
    const [start, end, before, behind, place, ...values] = packed;
    const read = {};
    report.fields.forEach((field, i) => {
      read[field] = report.numeric.includes(field) ? values[i] : report.strings[values[i]];
    });
    const unit = (point) => report.offsets.unit(point);
    return {
      index, place, read, base: true, decision: null,
      start: unit(start), end: unit(end), from: unit(start - before), to: unit(end + behind),
    };
  }

  function unpackSections(report) {
    const open = [];
    return report.packed.sections.map(([level, number, title, kind, start, end, headStart, headEnd], index) => {
      while (open.length && open[open.length - 1].level >= level) open.pop();
      const unit = (point) => report.offsets.unit(point);
      const section = {
        index, level, kind: report.strings[kind], number: report.strings[number], title: report.strings[title],
        start: unit(start), end: unit(end), headStart: unit(headStart), headEnd: unit(headEnd),
        parent: open[open.length - 1] || null, count: 0, link: null,
      };
      open.push(section);
      return section;
    });
  }

  /* The checks of the audit, each hung at the last of its figures in this text. */
  function unpackChecks(report) {
    const unit = (point) => report.offsets.unit(point);
    return report.packed.checks.map((packed, index) => {
      const places = packed.pop();
      const [identity, state, weight, reason, calculation, told, computed] = packed.map((number) => report.strings[number]);
      const check = {
        index, isCheck: true, identity, reason, calculation, told, computed,
        outcome: state === "inconsistent" ? weight : state,
        places: places.map(([start, end, indicator, source, where, text, sentence]) => ({
          start: start < 0 ? -1 : unit(start), end: unit(Math.max(0, end)), indicator: report.strings[indicator],
          source: report.strings[source], where: report.strings[where], text: report.strings[text], sentence: report.strings[sentence],
        })),
      };
      check.own = check.places.filter((place) => place.start >= 0);
      check.start = Math.max(0, ...check.own.map((place) => place.start));
      return check;
    });
  }

  function unpack(packed) {
    const { text, fields, numeric, strings, sha256, place, around } = packed;
    const report = { packed, text, fields, numeric, strings, sha256, place, around, history: [], selected: null };
    report.source = packed.document.source;
    report.document = packed.document;
    report.offsets = new Offsets(text);
    report.items = packed.records.map((record, index) => unpackRecord(record, index, report));
    report.blocks = unpackBlocks(packed.blocks, report.offsets);
    report.dropped = unpackSpans(packed.dropped, 2, report.offsets);
    report.sections = unpackSections(report);
    report.numbers = unpackSpans(packed.numbers, 3, report.offsets);
    for (const number of report.numbers) {
      number.isLeft = number.told < 0;
      number.label = number.isLeft ? null : strings[number.told];
      number.reason = number.isLeft ? strings[-number.told] : null;
    }
    report.left = report.numbers.filter((number) => number.isLeft);
    report.checks = unpackChecks(report);
    report.checksAt = new Map();
    for (const check of report.checks) {
      if (!report.checksAt.has(check.start)) report.checksAt.set(check.start, []);
      report.checksAt.get(check.start).push(check);
    }
    for (const item of report.items) {
      for (const section of sectionsAt(report, item.start)) section.count += 1;
    }
    placeMarks(report);
    return report;
  }

  /* The sections around an offset, from the innermost to the outermost. */
  function sectionsAt(report, offset) {
    let section = report.sections[firstThat(report.sections, (one) => one.start > offset) - 1] || null;
    const around = [];
    for (; section; section = section.parent) if (offset < section.end) around.push(section);
    return around;
  }

  /* One mark a span: records on the same words share it. */
  function placeMarks(report) {
    report.marks = [];
    for (const item of [...report.items].sort((a, b) => a.start - b.start || a.end - b.end)) {
      const last = report.marks[report.marks.length - 1];
      if (last && item.start < last.end) last.items.push(item);
      else report.marks.push({ start: item.start, end: item.end, items: [item], element: null });
      item.mark = report.marks[report.marks.length - 1];
    }
  }

  /* The mark that holds a figure of a check; a reader may have rejected what stood there. */
  function markAt(report, place) {
    const mark = report.marks[firstThat(report.marks, (one) => one.end > place.start)];
    return mark && mark.start <= place.start ? mark : null;
  }

  const marksOf = (report, check) => check.own.map((place) => markAt(report, place)).filter(Boolean);

  /* Whether a figure of a check was decided otherwise since it was made. */
  function isStale(report, check) {
    return marksOf(report, check).some((mark) => mark.items.some((item) => ["rejected", "edited"].includes(stateOf(item)) && item.decision !== item.wasDecided));
  }

  // ---- decisions

  const now = (item) => (item.decision && item.decision.after) || item.read;
  const stateOf = (item) => (item.decision ? item.decision.decision : "open");

  function bare(fields) {
    return Object.fromEntries(FORM.map((field) => [field, fields[field] === undefined ? null : fields[field]]));
  }

  /* A decision as a line of a corrections file. */
  function lineOf(report, item) {
    const { offsets, text, around } = report;
    const start = offsets.point(item.start);
    const end = offsets.point(item.end);
    const { decision, after, who, when } = item.decision;
    return {
      sha256: report.sha256,
      target: {
        source: report.source,
        selector: [
          { type: "TextPositionSelector", start, end },
          {
            type: "TextQuoteSelector",
            exact: text.slice(item.start, item.end),
            prefix: text.slice(offsets.unit(Math.max(0, start - around)), item.start),
            suffix: text.slice(item.end, offsets.unit(end + around)).slice(0, text.length - item.end),
          },
        ],
      },
      decision,
      before: item.base ? bare(item.read) : null,
      after: decision === "rejected" ? null : bare(after || item.read),
      who: who || null,
      when,
    };
  }

  /* The record that a line speaks of: on the same words, of the same indicator; of several the closest. */
  function itemOf(report, line) {
    const { start, end } = line.target.selector[0];
    const fields = line.before || line.after;
    let found = report.items.filter((item) => {
      if (report.offsets.point(item.start) !== start || report.offsets.point(item.end) !== end) return false;
      return item.base === Boolean(line.before) && (item.base ? item.read : now(item)).indicator === fields.indicator;
    });
    for (const field of ["measure", "period", "status"]) {
      const closer = found.filter((item) => (item.base ? item.read : now(item))[field] === fields[field]);
      found = closer.length ? closer : found;
    }
    return found[0] || null;
  }

  /* Take a line in: false where its words or its record are not those of this report. */
  function takeLine(report, line) {
    const [position, quote] = line.target.selector;
    const start = report.offsets.unit(position.start);
    const end = report.offsets.unit(position.end);
    if (line.sha256 !== report.sha256 || report.text.slice(start, end) !== quote.exact) return false;
    let item = itemOf(report, line);
    const { decision, after, who, when } = line;
    if (decision === "reopened") {
      if (item) settle(report, item, null);
      return true;
    }
    if (!STATES.includes(decision) || (decision !== "rejected" && !after)) return false;
    if (!item && line.before) return false;
    if (!item) item = putItem(report, start, end);
    settle(report, item, { decision, after: after && { ...item.read, ...after }, who, when });
    return true;
  }

  function putItem(report, start, end) {
    const block = report.blocks[firstThat(report.blocks, (one) => one.end > start)];
    const line = report.text.slice(0, start).split("\n").length;
    const item = {
      index: report.items.length, place: report.place === "line" ? line : null, read: { rule: "correction" }, base: false,
      decision: null, start, end, from: block ? block.start : start, to: block ? block.end : end,
    };
    report.items.push(item);
    return item;
  }

  function settle(report, item, decision) {
    item.decision = decision;
    if (!decision && !item.base) report.items = report.items.filter((one) => one !== item);
    else if (!item.base && !report.items.includes(item)) report.items.push(item);
  }

  function takeLines(report, lines) {
    const inTime = lines.map((line, i) => [line, i]).sort((a, b) => {
      const [one, other] = [a[0].when || "", b[0].when || ""];
      return one < other ? -1 : one > other ? 1 : a[1] - b[1];
    });
    const refused = inTime.filter(([line]) => !takeLine(report, line));
    placeMarks(report);
    return refused.map(([line]) => line);
  }

  function draftOf(report) {
    try {
      return JSON.parse(memory.get(report.sha256) || "[]");
    } catch {
      return [];
    }
  }

  /* Keep what is decided in the browser, with what was decided of records that are no longer read. */
  function keepDraft(report) {
    const lines = report.items.filter((item) => item.decision).map((item) => lineOf(report, item));
    const kept = memory.set(report.sha256, JSON.stringify([...lines, ...report.reopened.values(), ...report.stale]));
    if (!kept) notify("notKept");
  }

  /* Do some decisions as one step: pairs of a record and what is decided of it, null to reopen it. */
  function decide(pairs, told) {
    const report = current;
    const step = pairs.map(([item]) => [item, item.decision]);
    report.history.push(step);
    carryOut(report, pairs);
    if (told) notify(...told);
  }

  function carryOut(report, pairs) {
    const when = new Date().toISOString();
    for (const [item, decision] of pairs) {
      const key = `${item.start} ${item.end} ${item.index}`;
      if (decision) report.reopened.delete(key);
      else if (item.decision) {
        report.reopened.set(key, { ...lineOf(report, item), decision: "reopened", when });
      }
      settle(report, item, decision);
    }
    const whole = pairs.some(([item]) => !item.base);
    if (whole) {
      placeMarks(report);
      for (const [item] of pairs) redrawBlock(report, item.start);
      if (report.selected && report.selected.read && !report.items.includes(report.selected)) report.selected = null;
    }
    for (const [item] of pairs) if (item.mark) dressMark(item.mark);
    keepDraft(report);
    refresh();
  }

  function undo() {
    const step = current.history.pop();
    if (!step) return notify("nothingToUndo");
    carryOut(current, step);
    const [item] = step[0];
    if (current.items.includes(item)) select(item, "undo");
    return notify("undone");
  }

  function decisionFor(kind, after = null) {
    return { decision: kind, after, who: $("who").value.trim() || null, when: new Date().toISOString() };
  }

  function judge(kind) {
    const item = current.selected;
    if (!item || !item.read) return;
    const at = view.rows.indexOf(item);
    if (kind === "reopen") decide([[item, null]]);
    else if (!item.base) decide([[item, kind === "rejected" ? null : decisionFor("added", now(item))]]);
    else decide([[item, decisionFor(kind, kind === "accepted" ? item.read : null)]]);
    if (kind === "reopen") return;
    notify(kind === "accepted" ? "keyAccepted" : "keyRejected");
    // the list may have lost the record to its own filter
    const next = view.rows.indexOf(item) < 0 ? view.rows[at] : view.rows[at + 1];
    if (next) select(next, "key");
  }

  function acceptShown() {
    const open = view.rows.filter((item) => item.read && !item.decision);
    if (!open.length) return;
    decide(open.map((item) => [item, decisionFor("accepted", item.read)]), ["acceptedShown", { count: open.length }]);
  }

  // ---- the text

  /* A stretch of text. What repair left out of it stays in the page, so that offsets hold, but is not shown. */
  function putText(parent, report, start, end) {
    let at = start;
    for (let i = firstThat(report.dropped, (one) => one.end > start); i < report.dropped.length; i += 1) {
      const gap = report.dropped[i];
      if (gap.start >= end) break;
      const [from, to] = [Math.max(at, gap.start), Math.min(end, gap.end)];
      parent.append(report.text.slice(at, from));
      parent.append(make("span", { hidden: true }, report.text.slice(from, to)));
      at = to;
    }
    parent.append(report.text.slice(at, Math.max(at, end)));
  }

  /* A stretch of text with its marks and its other numbers. */
  function putMarked(parent, report, start, end) {
    let at = start;
    let m = firstThat(report.marks, (one) => one.start >= start);
    let n = firstThat(report.numbers, (one) => one.start >= start);
    for (;;) {
      const mark = report.marks[m] && report.marks[m].start < end ? report.marks[m] : null;
      const number = report.numbers[n] && report.numbers[n].start < end ? report.numbers[n] : null;
      const next = mark && (!number || mark.start <= number.start) ? mark : number;
      if (!next) break;
      if (next === mark) m += 1;
      else n += 1;
      if (next.start < at) continue; // inside a mark
      if (next.start > at) putText(parent, report, at, next.start);
      const element = next === mark ? markElement(mark) : numberElement(number, n - 1);
      putText(element, report, next.start, Math.min(next.end, end));
      parent.append(element);
      if (next === mark) for (const check of checksIn(report, mark)) parent.append(checkElement(check));
      at = Math.min(next.end, end);
    }
    if (at < end) putText(parent, report, at, end);
  }

  function checksIn(report, mark) {
    const found = [...new Set(mark.items.map((item) => item.start))].flatMap((start) => report.checksAt.get(start) || []);
    return found.sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome));
  }

  /* A sign of the audit behind a figure. It holds no text, so that the text of the page stays that of the report. */
  function checkElement(check) {
    check.element = make("span", {
      role: "button", class: `check ${check.outcome}`, "data-sign": TALLY[check.outcome], tabindex: check.outcome === "finding" || check.outcome === "warning" ? "0" : "-1",
      "aria-label": `${words.outcomes[check.outcome]}: ${words.identities[check.identity]}`,
    });
    check.element.check = check;
    return check.element;
  }

  function markElement(mark) {
    mark.element = make("mark", { role: "button", tabindex: "-1" });
    mark.element.mark = mark;
    dressMark(mark);
    return mark.element;
  }

  function dressMark(mark) {
    if (!mark.element) return;
    const [first] = mark.items;
    const states = new Set(mark.items.map(stateOf));
    const { element } = mark;
    element.className = now(first).measure;
    element.dataset.status = now(first).status;
    element.dataset.state = states.size === 1 ? stateOf(first) : "open";
    if (mark.items.length > 1) element.dataset.many = mark.items.length;
    element.setAttribute("aria-label", mark.items.map(labelOf).join("; "));
    const chosen = current && current.selected && mark.items.includes(current.selected);
    element.classList.toggle("on", Boolean(chosen));
    if (chosen) element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
    element.tabIndex = chosen ? 0 : -1;
  }

  function labelOf(item) {
    const fields = now(item);
    const told = [nameOf("measures", fields.measure), nameOf("statuses", fields.status), fields.period, words[stateOf(item)]];
    return `${plain(current.text.slice(item.start, item.end))}: ${plain(fields.indicator)}, ${told.filter(Boolean).join(", ")}`;
  }

  function numberElement(number, index) {
    if (!number.isLeft) {
      const element = make("i", { class: "number" });
      element.number = number;
      number.element = element;
      return element;
    }
    const kind = number.reason.startsWith("the name") ? "left refused" : "left";
    number.element = make("b", { class: kind, role: "button", tabindex: "-1", id: `n${index}` });
    number.element.number = number;
    number.element.setAttribute("aria-label", `${plain(current.text.slice(number.start, number.end))}: ${reasonOf(number.reason)}`);
    return number.element;
  }

  function fillBlock(report, block) {
    const { element } = block;
    element.replaceChildren();
    if (block.tabs.length) {
      let at = block.start;
      const tabs = block.tabs.filter((tab) => !report.marks.some((mark) => mark.start < tab && tab < mark.end));
      for (const tab of [...tabs, block.end]) {
        const cell = make("td");
        if (at > block.start) cell.append(make("span", { hidden: true }, report.text.slice(at - 1, at)));
        putMarked(cell, report, at, tab);
        element.append(cell);
        at = tab + 1;
      }
      return;
    }
    const section = report.sections[firstThat(report.sections, (one) => one.headStart >= block.start)];
    let from = block.start;
    if (section && section.headStart < block.end && section.headEnd > section.headStart && !block.level) {
      const inside = report.marks.find((mark) => mark.start < section.headEnd && section.headEnd < mark.end);
      const stop = Math.min(block.end, inside ? inside.end : section.headEnd);
      putMarked(element, report, from, section.headStart);
      const head = make("b", { class: "run-in" });
      putMarked(head, report, section.headStart, stop);
      element.append(head);
      from = stop;
    }
    putMarked(element, report, from, block.end);
  }

  function drawText(report) {
    const article = make("article", { id: "text", lang: "zh-CN" });
    let body = null;
    let part = null;
    let height = 0;
    report.blocks.forEach((block, i) => {
      if (i % 40 === 0 || (!part && !body)) {
        part = make("div", { class: "part" });
        article.append(part);
        body = null;
        height = 0; // about what it will take, until it is laid out
      }
      const isRow = block.tabs.length > 0;
      if (isRow && !body) {
        body = make("tbody");
        part.append(make("div", { class: "sheet", tabindex: "0", role: "group", "aria-label": words.list }, make("table", {}, body)));
      }
      if (!isRow) body = null;
      // the page's own title is its first heading
      block.element = make(isRow ? "tr" : block.level ? `h${Math.min(block.level + 1, 6)}` : "p");
      block.element.block = block;
      height += 10 + 33 * Math.ceil((block.end - block.start) / 38);
      part.style.containIntrinsicSize = `auto ${height}px`;
      (isRow ? body : part).append(block.element);
      fillBlock(report, block);
    });
    $("text").replaceWith(article);
  }

  function redrawBlock(report, offset) {
    const block = report.blocks[firstThat(report.blocks, (one) => one.end > offset)];
    if (block && block.element) fillBlock(report, block);
  }

  /* Bring an element into sight. Parts that were never seen are laid out only then, and may push it out again. */
  function reveal(element, block, tries = 5) {
    element.scrollIntoView({ block });
    requestAnimationFrame(() => {
      const [place, frame] = [element.getBoundingClientRect(), $("report").getBoundingClientRect()];
      const away = place.top < frame.top - 2 || place.top > frame.bottom - Math.min(place.height, 40);
      if (away && frame.height && tries) reveal(element, block, tries - 1);
    });
  }

  // ---- the outline

  function drawTree(report) {
    const lists = [make("ul")];
    const levels = [0];
    for (const section of report.sections) {
      while (levels[levels.length - 1] >= section.level) {
        levels.pop();
        lists.pop();
      }
      if (!lists[lists.length - 1]) break;
      const title = plain(section.number ? `${section.number} ${section.title}` : section.title);
      section.link = make("a", { href: "#report", title }, title);
      const only = make("button", { type: "button", class: "only", "aria-label": `${words.onlyThis}: ${title}`, title: words.onlyThis }, String(section.count || "·"));
      section.link.addEventListener("click", (event) => {
        event.preventDefault();
        showOffset(section.start);
      });
      only.addEventListener("click", () => {
        filter.section = filter.section === section ? null : section;
        refilter();
      });
      const inner = make("ul");
      lists[lists.length - 1].append(make("li", { class: `level-${section.level}` }, make("div", {}, section.link, only), inner));
      lists.push(inner);
      levels.push(section.level);
    }
    for (const list of [...lists[0].querySelectorAll("ul")]) if (!list.children.length) list.remove();
    $("tree").replaceChildren(lists[0]);
  }

  function showOffset(offset) {
    const block = current.blocks[firstThat(current.blocks, (one) => one.end > offset)];
    if (!block) return;
    setView("text");
    reveal(block.element, "start");
  }

  function followScroll() {
    const top = $("report").getBoundingClientRect().top;
    const blocks = current.blocks;
    const at = firstThat(blocks, (block) => block.element.getBoundingClientRect().bottom > top + 40);
    const section = blocks[at] ? sectionsAt(current, blocks[at].start)[0] : null;
    if (section === view.section) return;
    if (view.section && view.section.link) view.section.link.removeAttribute("aria-current");
    view.section = section;
    if (section && section.link) {
      section.link.setAttribute("aria-current", "location");
      const box = $("outline");
      const place = section.link.getBoundingClientRect();
      const frame = box.getBoundingClientRect();
      if (place.top < frame.top + 40 || place.bottom > frame.bottom - 40) box.scrollTop += place.top - frame.top - frame.height / 3;
    }
  }

  // ---- the list

  const filter = { measures: new Set(), outcomes: new Set(), status: "", state: "", section: null, query: "" };
  const view = { list: "records", rows: [], sort: null, descending: false, section: null, height: 44, printing: false };

  /* The value of a record as a reader writes it; a place in an order as its report prints it. */
  function figure(item) {
    const fields = now(item);
    if (fields.measure === "rank" && fields.value === item.read.value) return plain(current.text.slice(item.start, item.end));
    let told = String(fields.value);
    if (fields.value_max !== null && fields.value_max !== undefined) told += `–${fields.value_max}`;
    if (fields.baseline_value !== null && fields.baseline_value !== undefined) told = `${fields.baseline_value} → ${told}`;
    if (fields.measure === "change" || fields.measure === "growth") {
      told = ({ up: "+", down: "−" }[fields.direction] || "") + told;
    }
    return (SIGNS[fields.comparator] || "") + told;
  }

  function withUnit(item) {
    return `${figure(item)} ${now(item).measure === "rank" ? "" : plain(now(item).unit || "")}`.trim();
  }

  function columns() {
    if (view.list === "left") {
      return [
        { key: "text", title: words.value, cell: (n) => plain(current.text.slice(n.start, n.end)), sort: (n) => current.text.slice(n.start, n.end) },
        { key: "reason", title: words.why, cell: (n) => reasonOf(n.reason), sort: (n) => n.reason },
        { key: "around", title: words.around, cell: (n) => plain(current.text.slice(Math.max(0, n.start - 10), n.end + 12).replace(/\s+/g, " ")), sort: (n) => n.start },
      ];
    }
    if (view.list === "checks") {
      return [
        { key: "identity", title: words.identity, cell: (check) => `${TALLY[check.outcome]} ${words.identities[check.identity]}`, sort: (check) => words.identities[check.identity] },
        { key: "calculation", title: words.calculation, cell: calculationOf, sort: (check) => check.calculation },
        { key: "outcome", title: words.outcome, cell: (check) => words.outcomes[check.outcome], sort: (check) => OUTCOMES.indexOf(check.outcome) },
      ];
    }
    return [
      { key: "indicator", title: words.indicator, cell: (item) => plain(now(item).indicator), sort: (item) => now(item).indicator },
      {
        key: "value", title: words.value, sort: (item) => now(item).value,
        cell: withUnit,
      },
      { key: "measure", title: words.measure, cell: (item) => nameOf("measures", now(item).measure), sort: (item) => MEASURES.indexOf(now(item).measure) },
      { key: "status", title: words.status, cell: (item) => nameOf("statuses", now(item).status), sort: (item) => now(item).status },
      { key: "period", title: words.period, cell: (item) => plain(now(item).period || "").replace("/", "/\u200b"), sort: (item) => now(item).period || "" },
      { key: "place", title: words[current.place], cell: (item) => String(item.place || ""), sort: (item) => item.start },
    ];
  }

  const calculationOf = (check) => `${plain(check.calculation)} = ${plain(check.computed || words.nothing)}`;

  function searched(item) {
    const fields = now(item);
    const own = [fields.indicator, fields.indicator_code, fields.action, fields.value, fields.unit, fields.entity, fields.scope, fields.basis];
    return [...own, current.text.slice(item.from, item.to)].filter((one) => one !== null && one !== undefined).join(" ").toLowerCase();
  }

  function isShown(item) {
    const fields = now(item);
    if (filter.measures.size && !filter.measures.has(fields.measure)) return false;
    if (filter.status && fields.status !== filter.status) return false;
    if (filter.state && stateOf(item) !== filter.state) return false;
    return inSection(item) && (!filter.query || searched(item).includes(filter.query));
  }

  function inSection(one) {
    return !filter.section || (filter.section.start <= one.start && one.start < filter.section.end);
  }

  function chosenRows() {
    if (view.list === "left") {
      return current.left.filter((number) => inSection(number) && (!filter.query || current.text.slice(number.start - 20, number.end + 20).toLowerCase().includes(filter.query)));
    }
    if (view.list === "checks") {
      return current.checks.filter((check) => {
        const told = [check.calculation, check.told, words.identities[check.identity], ...check.places.map((place) => place.indicator)];
        return (!filter.outcomes.size || filter.outcomes.has(check.outcome)) && inSection(check) && told.join(" ").toLowerCase().includes(filter.query);
      });
    }
    return current.items.filter(isShown);
  }

  function refilter() {
    const rows = chosenRows();
    const column = columns().find((one) => one.key === view.sort);
    const graver = (check) => OUTCOMES.indexOf(check.outcome) * 1e9 + check.start;
    const key = column ? column.sort : view.list === "checks" ? graver : (one) => one.start;
    const turn = view.descending ? -1 : 1;
    rows.sort((a, b) => {
      const [one, other] = [key(a), key(b)];
      const order = typeof one === "string" ? one.localeCompare(other, "zh-CN") : one - other;
      return turn * order || a.start - b.start;
    });
    view.rows = rows;
    drawHead();
    drawRows(true);
    drawShown();
  }

  function drawHead() {
    const heads = columns().map((column) => {
      const sorted = view.sort === column.key;
      const button = make("button", { type: "button" }, column.title);
      button.addEventListener("click", () => {
        view.descending = sorted ? !view.descending : false;
        view.sort = column.key;
        refilter();
        const again = $("table").querySelector(`th.${column.key} button`);
        if (again) again.focus();
      });
      return make("th", { scope: "col", class: column.key, "aria-sort": sorted ? (view.descending ? "descending" : "ascending") : "none" }, button);
    });
    $("table").className = `list-${view.list}`;
    $("table").tHead.replaceChildren(make("tr", {}, ...heads));
    $("table").setAttribute("aria-rowcount", view.rows.length + 1);
    $("table").setAttribute("aria-label", words[NAMES[view.list]]);
  }

  function drawRows(again) {
    const box = $("list");
    const [height, body] = [view.height, $("table").tBodies[0]];
    const seen = Math.ceil((box.clientHeight || 600) / height) + 2 * SPARE;
    const most = Math.max(0, view.rows.length - seen);
    const first = view.printing ? 0 : Math.min(most, Math.max(0, Math.floor(box.scrollTop / height) - SPARE));
    const last = view.printing ? view.rows.length : Math.min(view.rows.length, first + seen);
    if (!again && view.first === first && view.last === last) return;
    view.first = first;
    view.last = last;
    const cells = columns();
    const rows = [];
    for (let i = first; i < last; i += 1) rows.push(rowElement(view.rows[i], i, cells));
    if (!view.rows.length) {
      const told = listed(view.list).length ? words.noRecords : words[{ left: "noLeftOver", checks: "noChecks", records: "noRecords" }[view.list]];
      rows.push(make("tr", { class: "none" }, make("td", { colspan: cells.length }, told)));
    }
    const held = body.contains(document.activeElement) ? document.activeElement.closest("tr").record : null;
    body.replaceChildren(spacer(first * height), ...rows, spacer((view.rows.length - last) * height));
    if (held) focusRow(held);
  }

  function spacer(height) {
    const cell = make("td");
    cell.style.height = `${height}px`;
    return make("tr", { class: "spacer", "aria-hidden": "true", hidden: height <= 0 }, cell);
  }

  function rowElement(record, index, cells) {
    const row = make("tr", { "aria-rowindex": index + 2 });
    row.record = record;
    if (record.read) {
      row.className = now(record).measure;
      row.dataset.status = now(record).status;
      row.dataset.state = stateOf(record);
    }
    if (record.isCheck) row.className = record.outcome;
    const chosen = current.selected === record;
    row.classList.toggle("on", chosen);
    cells.forEach((column, i) => {
      const text = column.cell(record);
      const inner = i ? text : make("button", { type: "button", "aria-current": chosen ? "true" : null }, text);
      row.append(make("td", { class: column.key, title: text.length > 8 ? text : null }, inner));
    });
    return row;
  }

  function focusRow(record) {
    for (const row of $("table").tBodies[0].rows) {
      if (row.record === record) row.querySelector("button").focus({ preventScroll: true });
    }
  }

  const NAMES = { records: "records", left: "leftOver", checks: "audit" };
  const listed = (list) => ({ records: current.items, left: current.left, checks: current.checks })[list];

  function drawShown() {
    $("shown").textContent = say("shown", { shown: view.rows.length, all: listed(view.list).length });
    const open = view.rows.filter((item) => item.read && !item.decision).length;
    $("accept-shown").disabled = !open;
    $("accept-shown").hidden = view.list !== "records";
    $("within").hidden = !filter.section;
    if (filter.section) $("within").firstElementChild.textContent = say("within", { title: plain(filter.section.title) });
    for (const chip of $("by-measure").children) chip.setAttribute("aria-pressed", String(filter.measures.has(chip.dataset.measure)));
    for (const chip of $("by-outcome").children) chip.setAttribute("aria-pressed", String(filter.outcomes.has(chip.dataset.outcome)));
    for (const control of ["by-measure", "by-status", "by-state"]) $(control).hidden = view.list !== "records";
    $("by-outcome").hidden = view.list !== "checks";
    for (const list of LISTS) {
      const tab = $(`tab-${list}`);
      tab.replaceChildren(make("span", {}, words[NAMES[list]]), " ", make("b", {}, String(listed(list).length)));
      tab.setAttribute("aria-selected", String(view.list === list));
      tab.tabIndex = view.list === list ? 0 : -1;
    }
    $("list").setAttribute("aria-label", words[NAMES[view.list]]);
  }

  const countOf = (outcome) => current.checks.filter((check) => check.outcome === outcome).length;

  function drawFilters() {
    const option = (value, text) => make("option", { value }, text);
    $("by-status").replaceChildren(option("", words.everyStatus), ...CHOICES.status.map((one) => option(one, nameOf("statuses", one))));
    $("by-state").replaceChildren(option("", words.everyState), ...STATES.map((one) => option(one, words[one])));
    $("by-status").value = filter.status;
    $("by-state").value = filter.state;
    const counts = new Map(MEASURES.map((measure) => [measure, 0]));
    for (const item of current.items) counts.set(now(item).measure, (counts.get(now(item).measure) || 0) + 1);
    $("by-measure").replaceChildren(
      ...MEASURES.filter((measure) => counts.get(measure)).map((measure) => {
        const chip = make("button", { type: "button", class: `chip ${measure}`, "data-measure": measure, "aria-pressed": "false" });
        chip.append(make("span", { class: "swatch", "aria-hidden": "true" }), nameOf("measures", measure), " ", make("b", {}, String(counts.get(measure))));
        chip.addEventListener("click", () => {
          if (!filter.measures.delete(measure)) filter.measures.add(measure);
          refilter();
        });
        return chip;
      }),
    );
    $("by-outcome").replaceChildren(
      ...OUTCOMES.map((outcome) => {
        const chip = make("button", { type: "button", class: `chip ${outcome}`, "data-outcome": outcome, "aria-pressed": "false" });
        chip.append(make("span", { class: "sign", "aria-hidden": "true" }, TALLY[outcome]), " ", words.outcomes[outcome], " ", make("b", {}, String(countOf(outcome))));
        chip.addEventListener("click", () => {
          if (!filter.outcomes.delete(outcome)) filter.outcomes.add(outcome);
          refilter();
        });
        return chip;
      }),
    );
  }

  // ---- what is selected

  function select(one, from) {
    const report = current;
    const before = report.selected;
    report.selected = one;
    view.editing = null;
    if (before && before.mark) dressMark(before.mark);
    if (before && before.element) before.element.classList.remove("on");
    if (before && before.isCheck) for (const mark of marksOf(report, before)) mark.element.classList.remove("checked");
    if (one.read) dressMark(one.mark);
    else if (one.element) one.element.classList.add("on");
    if (one.isCheck) for (const mark of marksOf(report, one)) mark.element.classList.add("checked");
    const element = one.read ? one.mark.element : one.element;
    if (from !== "mark" && element) {
      if (from === "row") setView("text");
      reveal(element, "center");
      if (from === "key") element.focus({ preventScroll: true });
    }
    if (from !== "row") {
      const list = one.read ? "records" : one.isCheck ? "checks" : "left";
      if (view.list !== list) setList(list);
      const at = view.rows.indexOf(one);
      const box = $("list");
      const head = $("table").tHead.offsetHeight;
      if (at >= 0 && (at * view.height < box.scrollTop || (at + 1) * view.height + head > box.scrollTop + box.clientHeight)) {
        box.scrollTop = at * view.height - box.clientHeight / 2;
      }
    }
    drawRows(true);
    drawCard();
  }

  function move(by) {
    const { rows } = view;
    if (!rows.length) return;
    const at = rows.indexOf(current.selected);
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
    select(rows[next], "key");
  }

  function drawCard() {
    const card = $("card");
    const one = current.selected;
    card.className = "card";
    if (view.editing) return drawForm(card, view.editing);
    if (!one) return card.replaceChildren(make("p", { class: "hint" }, words.select));
    if (one.isCheck) {
      card.classList.add(one.outcome);
      return card.replaceChildren(...checkParts(one));
    }
    if (!one.read) {
      const add = keyButton("add", "N", () => editLeft(one));
      const quote = make("p", { class: "quote" }, plain(current.text.slice(one.start, one.end)));
      return card.replaceChildren(make("div", { class: "cardhead" }, make("h2", {}, words.leftOver)), quote, make("p", {}, reasonOf(one.reason)), make("div", { class: "actions" }, add));
    }
    card.classList.add(now(one).measure);
    return card.replaceChildren(...cardParts(one));
  }

  /* A figure of a check, in the words of its report. */
  function figureOf(place) {
    const text = place.start < 0 ? place.text : current.text.slice(place.start, place.end);
    return `${plain(place.indicator)} ${plain(text.replace(/\s+/g, ""))}`;
  }

  /* A check with its calculation, and each of its figures to go to. */
  function checkParts(check) {
    const { outcome } = check;
    const head = make("div", { class: "cardhead" }, make("h2", {}, words.identities[check.identity]), make("span", { class: `outcome ${outcome}` }, `${TALLY[outcome]} ${words.outcomes[outcome]}`));
    const sum = make("dl", { class: "sum" },
      make("div", {}, make("dt", {}, words.calculation), make("dd", {}, calculationOf(check))),
      make("div", {}, make("dt", {}, words.told), make("dd", {}, plain(check.told))),
    );
    if (check.reason) sum.append(make("div", {}, make("dt", {}, words.why), make("dd", {}, words.doubts[check.reason])));
    const figures = check.places.map((place) => {
      const told = figureOf(place);
      if (place.start < 0) return make("li", {}, told, make("small", {}, ` ${plain(place.source)} ${place.where}: ${plain(place.sentence)}`));
      const go = make("button", { type: "button", class: "other" }, told);
      go.addEventListener("click", () => {
        setView("text");
        const mark = markAt(current, place);
        if (mark) reveal(mark.element, "center");
      });
      return make("li", {}, go);
    });
    const parts = [head, sum, make("ul", { class: "figures" }, ...figures)];
    if (isStale(current, check)) parts.push(make("p", { class: "wrong" }, words.changedSince));
    return parts;
  }

  function keyButton(word, key, action, kind = "") {
    const made = make("button", { type: "button", class: kind }, words[word], " ");
    if (key) made.append(make("kbd", {}, key));
    made.addEventListener("click", action);
    return made;
  }

  function cardParts(item) {
    const fields = now(item);
    const head = make("div", { class: "cardhead" }, make("h2", {}, plain(fields.indicator)), make("span", { class: `state ${stateOf(item)}` }, words[stateOf(item)]));
    const value = make("p", { class: "figure" }, make("strong", {}, figure(item)), " ", plain(fields.measure === "rank" ? "" : fields.unit || ""));
    const told = make("span", { class: "kinds" }, `${nameOf("measures", fields.measure)} · ${nameOf("statuses", fields.status)}${fields.period ? ` · ${plain(fields.period)}` : ""}`);
    value.append(told);
    const shown = ["indicator_code", "action", "comparator", "direction", "baseline_period", "commitment", "scope", "entity", "basis", "rule"];
    const list = make("dl");
    for (const field of shown) {
      const text = shownField(field, fields);
      if (text && !(field === "comparator" && fields.comparator === "eq")) list.append(make("div", {}, make("dt", {}, words[field]), make("dd", {}, plain(text))));
    }
    list.append(make("div", {}, make("dt", {}, words[current.place]), make("dd", {}, String(item.place || words.nothing))));
    const actions = make("div", { class: "actions" },
      keyButton("accept", "A", () => judge("accepted"), "yes"),
      keyButton("reject", "R", () => judge("rejected"), "no"),
      keyButton("edit", "E", edit),
      item.decision ? keyButton("reopen", "O", () => judge("reopen")) : "",
    );
    const parts = [head, value];
    const { items } = item.mark;
    if (items.length > 1) {
      const others = items.map((one) => {
        const choice = make("button", { type: "button", class: "other", "aria-pressed": String(one === item) }, plain(now(one).indicator));
        choice.addEventListener("click", () => select(one, "mark"));
        return choice;
      });
      parts.push(make("p", { class: "many" }, say("many", { count: items.length }), " ", ...others));
    }
    if (stateOf(item) === "edited") {
      const was = FORM.filter((field) => (item.read[field] ?? null) !== (fields[field] ?? null));
      parts.push(make("p", { class: "was" }, `${words.readAs}: `, was.map((field) => `${words[field]} ${plain(shownField(field, item.read) || words.nothing)}`).join(language === "zh" ? "，" : ", ")));
    }
    return [...parts, list, actions];
  }

  function shownField(field, fields) {
    const value = fields[field];
    if (value === null || value === undefined || value === "") return "";
    return CHOICES[field] ? nameOf(`${field === "status" ? "statuse" : field}s`, value) : String(value);
  }

  // ---- changing a record

  function edit() {
    const one = current.selected;
    if (!one || one.isCheck) return;
    if (!one.read) editLeft(one);
    else openForm({ item: one, fields: { ...now(one) } });
  }

  function editLeft(number) {
    openForm({ item: null, start: number.start, end: number.end, fields: guessed(number.start, number.end) });
  }

  /* What is likely of a figure that nobody has read: its number, its unit, and the time of its section. */
  function guessed(start, end) {
    const text = current.text.slice(start, end).replace(/\s+/g, "");
    const found = /^(?:[^\d]*?)(\d[\d,]*(?:\.\d+)?)(.*)$/.exec(text);
    const [section] = sectionsAt(current, start);
    const isPlan = Boolean(section && section.kind === "plan");
    const year = isPlan ? current.document.plan_year : current.document.review_year;
    return {
      indicator: "", value: found ? Number(found[1].replaceAll(",", "")) : null, unit: (found && found[2]) || null, measure: "level",
      status: isPlan ? "target" : "actual", comparator: "eq", period: year ? String(year) : null, rule: "correction",
    };
  }

  function addSelected() {
    const { selected } = current;
    if (selected && !selected.read && !selected.isCheck && !String(getSelection())) return editLeft(selected);
    const span = selectedSpan();
    if (!span) return notify("selectWords");
    const crossing = current.marks.some((mark) => mark.start < span.end && span.start < mark.end && (mark.start !== span.start || mark.end !== span.end));
    if (crossing) return notify("overlap");
    return openForm({ item: null, ...span, fields: guessed(span.start, span.end) });
  }

  /* The span of the selected words: the text of a paragraph's elements is that of the source, hidden parts included. */
  function selectedSpan() {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const range = chosen.getRangeAt(0);
    let element = range.startContainer;
    while (element && !element.block) element = element.parentNode;
    if (!element || !element.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(range.startContainer, range.startOffset);
    let start = element.block.start + before.toString().length;
    let end = start + range.toString().length;
    while (start < end && /\s/.test(current.text[start])) start += 1;
    while (end > start && /\s/.test(current.text[end - 1])) end -= 1;
    return start < end ? { start, end } : null;
  }

  function openForm(editing) {
    view.editing = editing;
    setView(document.body.dataset.view === "outline" ? "text" : document.body.dataset.view);
    drawCard();
    $("card").querySelector("input").focus();
  }

  function drawForm(card, editing) {
    const form = make("form", { class: "editing", novalidate: true });
    for (const field of FORM) {
      const value = editing.fields[field] ?? "";
      const id = `field-${field}`;
      let control;
      if (CHOICES[field]) {
        const group = { status: "statuses" }[field] || `${field}s`;
        control = make("select", { id, name: field }, ...CHOICES[field].map((one) => make("option", { value: one }, one ? nameOf(group, one) : words.nothing)));
        control.value = value;
      } else {
        control = make("input", { id, name: field, type: "text", autocomplete: "off", spellcheck: "false", inputmode: current.numeric.includes(field) ? "decimal" : null });
        control.value = String(value);
      }
      form.append(make("div", { class: field }, make("label", { for: id }, words[field]), control));
    }
    const cancel = keyButton("cancel", "Esc", closeForm);
    form.append(make("p", { class: "wrong", role: "alert", id: "wrong" }), make("div", { class: "actions" }, make("button", { type: "submit", class: "main" }, words.apply), cancel));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      applyForm(form, editing);
    });
    const title = editing.item ? plain(current.text.slice(editing.item.start, editing.item.end)) : plain(current.text.slice(editing.start, editing.end));
    card.classList.add("form");
    card.replaceChildren(make("div", { class: "cardhead" }, make("h2", {}, editing.item ? words.edit : words.add), make("span", { class: "quote" }, title)), form);
    return undefined;
  }

  function closeForm() {
    view.editing = null;
    drawCard();
    const one = current.selected;
    const element = one && (one.read ? one.mark.element : one.element);
    if (element) element.focus({ preventScroll: true });
  }

  function applyForm(form, editing) {
    const after = { ...editing.fields };
    for (const field of FORM) {
      const text = form.elements[field].value.trim();
      const wrong = current.numeric.includes(field) && text && !/^[+-]?\d{1,28}(?:\.\d{1,10})?$/.test(text) ? "notNumber" : null;
      const lacking = !text && ["indicator", "value"].includes(field) ? "needed" : null;
      if (wrong || lacking) {
        $("wrong").textContent = `${words[field]}: ${words[wrong || lacking]}`;
        form.elements[field].setAttribute("aria-invalid", "true");
        return form.elements[field].focus();
      }
      after[field] = text ? (current.numeric.includes(field) ? Number(text) : text) : null;
    }
    view.editing = null;
    let { item } = editing;
    const isNew = !item;
    if (isNew) {
      item = putItem(current, editing.start, editing.end);
      current.items.pop();
    }
    const same = item.base && FORM.every((field) => (item.read[field] ?? null) === (after[field] ?? null));
    const kind = item.base ? (same ? "accepted" : "edited") : "added";
    decide([[item, decisionFor(kind, after)]], [{ accepted: "keyAccepted", edited: "keyEdited", added: "keyAdded" }[kind]]);
    return select(item, "key");
  }

  // ---- saving and loading

  async function save() {
    const lines = reports.flatMap((report) => report.items.filter((item) => item.decision).sort((a, b) => a.start - b.start).map((item) => lineOf(report, item)));
    if (!lines.length) return notify("nothingToSave");
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
    const stem = baseName(reports[0].source).replace(/\.[^.]*$/, "") || "report";
    const name = `${stem.replace(/[<>:"|?*\u0000-\u001f]/g, "_")}.corrections.jsonl`;
    if (window.showSaveFilePicker) {
      try {
        const handle = await window.showSaveFilePicker({ suggestedName: name });
        const stream = await handle.createWritable();
        await stream.write(text);
        await stream.close();
        return notify("saved", { count: lines.length });
      } catch (error) {
        if (error.name === "AbortError") return undefined;
      }
    }
    const link = make("a", { download: name, href: URL.createObjectURL(new Blob([text], { type: "application/jsonl" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    return notify("saved", { count: lines.length });
  }

  async function load(file) {
    let lines;
    try {
      lines = (await file.text()).split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line));
      lines.forEach((line) => line.target.selector[1].exact.length);
    } catch {
      return notify("badFile");
    }
    let refused = 0;
    for (const report of reports) {
      const mine = lines.filter((line) => line.sha256 === report.sha256);
      const before = new Map(report.items.map((item) => [item, item.decision]));
      refused += takeLines(report, mine).length;
      report.history.push(report.items.filter((item) => item.decision !== (before.get(item) || null)).map((item) => [item, before.get(item) || null]));
      keepDraft(report);
    }
    refused += lines.filter((line) => !reports.some((report) => report.sha256 === line.sha256)).length;
    openReport(current);
    return notify(refused ? "notLoaded" : "loaded", { count: refused || lines.length });
  }

  // ---- the page around it all

  const reports = DATA.reports.map(unpack);
  let current = null;

  function notify(key, values) {
    const notice = $("notice");
    notice.textContent = say(key, values);
    notice.classList.add("seen");
    clearTimeout(notify.timer);
    notify.timer = setTimeout(() => notice.classList.remove("seen"), 4000);
  }

  function drawProgress() {
    const all = current.items.length;
    const counts = Object.fromEntries(STATES.map((state) => [state, 0]));
    for (const item of current.items) counts[stateOf(item)] += 1;
    const done = all - counts.open;
    $("bar").max = Math.max(1, all);
    $("bar").value = done;
    const parts = STATES.slice(1).filter((state) => counts[state]).map((state) => `${words[state]} ${counts[state]}`);
    $("counts").replaceChildren(make("strong", {}, say("counts", { done, all })), ...(parts.length ? [make("span", {}, parts.join(" · "))] : []));
    $("undo").disabled = !current.history.length;
  }

  function drawFacts() {
    const { document: told, notes } = current.packed;
    const title = plain(told.title || baseName(told.source));
    document.title = title;
    $("title").textContent = title;
    const years = [[told.review_year, "review"], [told.plan_year, "plan"]].filter(([year]) => year).map(([year, word]) => (language === "zh" ? `${words[word]} ${year}` : `${word} ${year}`));
    $("kicker").textContent = [told.region_name || told.region, told.genre && nameOf("genres", told.genre), ...years, told.date].filter(Boolean).map(plain).join(" · ");
    const inRecords = current.packed.inMetrics;
    const wrong = countOf("finding") + countOf("warning");
    const facts = [
      [words.numbers, current.packed.numerals],
      [words.inRecords, inRecords],
      [words.others, current.numbers.length - current.left.length],
      [words.leftOver, current.left.length],
      [words.checksHold, countOf("consistent")],
      [words.checksFail, wrong],
    ];
    $("facts").replaceChildren(...facts.map(([term, value]) => make("div", {}, make("dt", {}, term), make("dd", {}, value.toLocaleString("en")))));
    if (notes.length) $("facts").append(make("div", { class: "notes" }, make("dt", {}, words.notes), make("dd", {}, ...notes.map((note) => make("p", { lang: "en" }, plain(note))))));
    const legend = MEASURES.map((measure) => make("span", { class: `sample ${measure}` }, make("span", { class: "mark" }, nameOf("measures", measure))));
    legend.push(
      make("span", { class: "sample level gap" }, make("span", { class: "mark", "data-status": "actual" }, words.actual)),
      make("span", { class: "sample level" }, make("span", { class: "mark", "data-status": "target" }, words.target)),
      make("span", { class: "sample gap" }, make("span", { class: "number" }, words.number)),
      make("span", { class: "sample" }, make("span", { class: "left" }, words.leftOver)),
      ...OUTCOMES.filter(countOf).map((outcome, i) => make("span", { class: `sample${i ? "" : " gap"}` }, make("span", { class: `check ${outcome}`, "data-sign": TALLY[outcome] }), words.outcomes[outcome])),
    );
    $("legend").replaceChildren(...legend);
    $("colophon").replaceChildren(
      make("p", {}, `${words.source} ${plain(told.source)} · ${words.made} ${DATA.generator}`),
      make("p", { class: "digest" }, `${words.digest} sha256 ${current.sha256}`),
    );
  }

  function setView(name) {
    document.body.dataset.view = name;
    for (const choice of document.querySelectorAll(".views button")) choice.setAttribute("aria-pressed", String(choice.dataset.view === name));
    if (name === "records") drawRows(true);
  }

  function setList(list) {
    view.list = list;
    view.sort = null;
    view.descending = false;
    $("list").scrollTop = 0;
    $("list").setAttribute("aria-labelledby", `tab-${list}`);
    refilter();
  }

  function refresh() {
    drawFilters();
    refilter();
    drawProgress();
    drawCard();
  }

  function openReport(report) {
    current = report;
    filter.section = null;
    view.section = null;
    view.editing = null;
    showWords();
    drawFacts();
    drawText(report);
    drawTree(report);
    $("pictures").hidden = !report.packed.charts.length;
    $("pictures-count").textContent = report.packed.charts.length;
    drawPictures();
    refresh();
    $("report").scrollTop = 0;
    followScroll();
  }

  function begin() {
    for (const report of reports) {
      report.reopened = new Map();
      report.packed.numerals = report.packed.counts[0];
      report.packed.inMetrics = report.packed.counts[1];
      report.stale = takeLines(report, report.packed.decisions);
      // what the page was made with is in its audit already
      for (const item of report.items) item.wasDecided = item.decision;
      report.stale.push(...takeLines(report, draftOf(report)));
    }
    const which = $("which");
    which.hidden = reports.length < 2;
    which.replaceChildren(...reports.map((report, i) => make("option", { value: i }, plain(report.document.title || baseName(report.source)))));
    setView("text");
    openReport(reports[0]);
    if (reports[0].stale.length) notify("stale", { count: reports[0].stale.length });
    document.documentElement.dataset.ready = String(Math.round(performance.now()));
  }

  // ---- pictures

  const SVG = "http://www.w3.org/2000/svg";

  function shape(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /* About how wide a text is, in characters of a Chinese font. */
  const widthOf = (text) => [...text].reduce((sum, char) => sum + (char.codePointAt(0) < 0x2e80 ? 0.56 : 1), 0);

  function cut(text, most) {
    let kept = text;
    while (widthOf(kept) > most) kept = kept.slice(0, -2).replace(/[\ud800-\udbff]$/, "") + "…";
    return kept;
  }

  function drawPictures() {
    const box = $("pictures-drawn");
    if (!$("pictures").open) return box.replaceChildren();
    const width = Math.max(300, Math.min(704, box.clientWidth || 640));
    return box.replaceChildren(...current.packed.charts.map((chart) => pictureOf(chart, width)));
  }

  /* A picture as the command `plot` draws it: a row a mark, labelled directly. */
  function pictureOf(chart, width) {
    const [font, row] = [13, 25];
    const names = chart.marks.map((mark) => cut(plain(mark[0]), (chart.kind === "sections" ? 0.44 : 0.36) * width / font - mark[7]));
    const left = Math.max(...names.map((name, i) => widthOf(name) + chart.marks[i][7])) * font + 12;
    const room = Math.max(...chart.marks.map((mark) => widthOf(mark[2]))) * font + 14;
    const scale = scaleOf(chart, left, width - room, Math.min(room, 60));
    const svg = shape("svg", { viewBox: `0 0 ${width} ${row * chart.marks.length + 8}`, role: "img", "aria-label": plain(chart.title), "font-size": font, class: "picture" });
    const bottom = row * chart.marks.length + 4;
    const origin = scale(chart.kind === "from-to" ? 1 : 0);
    svg.append(shape("line", { class: "zero", x1: origin, x2: origin, y1: 2, y2: bottom }));
    chart.marks.forEach((mark, i) => {
      const y = row * (i + 0.5) + 3;
      const indent = chart.kind === "sections" ? mark[7] * font : left - 10;
      const name = shape("text", { x: indent, y: y + 4, "text-anchor": chart.kind === "sections" ? "start" : "end" }, names[i]);
      name.append(shape("title", {}, plain(mark[0])));
      svg.append(name, ...DRAWN[chart.kind](mark, y, scale, origin));
    });
    const caption = make("figcaption", {}, make("strong", {}, plain(chart.title)), ...(chart.key ? [make("small", {}, chart.key)] : []));
    return make("figure", {}, caption, svg, make("p", { class: "source" }, plain(chart.source)));
  }

  /* From values to places between two edges; below zero there is room for words on the left. */
  function scaleOf(chart, from, to, aside) {
    const ends = chart.marks.flatMap(([, value, , start]) => (start === null ? [value] : [value, start]));
    if (chart.kind === "from-to") {
      const [low, high] = [Math.log(Math.min(1, ...ends)), Math.log(Math.max(1, ...ends))];
      const begin = from + 6;
      return (value) => begin + ((Math.log(value) - low) / (high - low || 1)) * (to - begin - 6);
    }
    const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
    const begin = from + (low < 0 ? aside : 2);
    return (value) => begin + ((value - low) / (high - low || 1)) * (to - begin - 6);
  }

  const wordsAt = (x, y, text, anchor = "start") => shape("text", { x: x + (anchor === "start" ? 9 : -7), y: y + 4, "text-anchor": anchor, class: "told" }, plain(text));
  const barOf = (x, end, y, height, kind) => shape("rect", { x: Math.min(x, end), y: y - height / 2, width: Math.max(1, Math.abs(end - x)), height, class: kind });

  const DRAWN = {
    growth([, value, text], y, scale, origin) {
      const up = value >= 0;
      return [barOf(origin, scale(value), y, 15, up ? "up" : "down"), wordsAt(scale(value), y, text, up ? "start" : "end")];
    },
    targets([, value, text, start, open], y, scale) {
      const [x, end] = [scale(value), scale(start === null ? value : start)];
      const sign = open ? shape("path", { d: `M${x - 4 * open} ${y - 6}L${x + 7 * open} ${y}L${x - 4 * open} ${y + 6}Z`, class: "up" }) : shape("circle", { cx: x, cy: y, r: 5, class: "up" });
      return [shape("line", { x1: x, x2: end, y1: y, y2: y, class: "stretch up" }), sign, wordsAt(Math.max(x, end), y, text)];
    },
    "from-to"([, value, text, start], y, scale) {
      const [x, end, kind] = [scale(start), scale(value), value >= start ? "up" : "down"];
      return [
        shape("line", { x1: x, x2: end, y1: y, y2: y, class: `way ${kind}` }), shape("circle", { cx: x, cy: y, r: 5, class: "ring" }),
        shape("circle", { cx: end, cy: y, r: 5, class: kind }), wordsAt(Math.max(x, end), y, text),
      ];
    },
    sections([, value, text, done, , , , depth], y, scale, origin) {
      const height = depth ? 11 : 16;
      const all = barOf(origin, scale(value), y, height, "planned");
      return [all, ...(done ? [barOf(origin, scale(done), y, height, "up")] : []), wordsAt(scale(value), y, text)];
    },
  };

  /* What a folder keeps of the audit: how many checks came out how, and each that does not hold. */
  function printedAudit() {
    const counts = OUTCOMES.map((outcome) => `${words.outcomes[outcome]} ${countOf(outcome)}`).join(" · ");
    const told = current.checks.filter((check) => check.outcome !== "consistent").sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) || a.start - b.start);
    const rows = told.map((check) => make("li", {},
      make("b", {}, `${TALLY[check.outcome]} ${words.outcomes[check.outcome]}：${words.identities[check.identity]}`), ` ${calculationOf(check)}；${words.told} ${plain(check.told)}`,
      check.reason ? `（${words.doubts[check.reason]}）` : "",
      make("small", {}, check.places.map((place) => figureOf(place)).join(" · ")),
    ));
    return [make("h2", {}, words.audit), make("p", {}, counts), make("ul", {}, ...rows)];
  }

  // ---- the tip

  function showTip(element) {
    const tip = $("tip");
    const { mark, number } = element;
    const lines = [];
    if (mark) {
      for (const item of mark.items) {
        const fields = now(item);
        lines.push(make("p", { class: `of ${fields.measure}` }, make("span", { class: "swatch" }), make("b", {}, plain(fields.indicator))));
        const more = [withUnit(item), nameOf("measures", fields.measure), nameOf("statuses", fields.status), fields.period, fields.entity, fields.scope, fields.basis];
        lines.push(make("p", {}, more.filter(Boolean).map(plain).join(" · ")));
        if (item.decision) lines.push(make("p", { class: `state ${stateOf(item)}` }, words[stateOf(item)]));
      }
    } else if (number.isLeft) lines.push(make("p", {}, make("b", {}, words.leftOver)), make("p", {}, reasonOf(number.reason)));
    else lines.push(make("p", {}, nameOf("classes", number.label)));
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const place = element.getClientRects()[0] || element.getBoundingClientRect();
    const [width, height] = [tip.offsetWidth, tip.offsetHeight];
    const above = place.top - height - 8;
    tip.style.left = `${Math.max(8, Math.min(innerWidth - width - 8, place.left))}px`;
    tip.style.top = `${above > 60 ? above : place.bottom + 8}px`;
  }

  function hideTip() {
    $("tip").hidden = true;
  }

  function numberAt(target) {
    return target.closest ? target.closest("mark, .number, .left") : null;
  }

  // ---- what the reader does

  function chosenByClick(event) {
    if (event.target.check) {
      select(event.target.check, "mark");
      return;
    }
    const element = numberAt(event.target);
    if (!element || !$("text").contains(element)) return;
    if (element.mark) {
      if (String(getSelection())) return; // words are being selected
      const { items } = element.mark;
      const at = items.indexOf(current.selected);
      select(items[(at + 1) % items.length], "mark");
    } else if (element.number.isLeft) select(element.number, "mark");
    else showTip(element); // where no pointer rests, as on a phone
  }

  function chosenInList(event) {
    const row = event.target.closest("tbody tr");
    if (row && row.record) select(row.record, "row");
  }

  const KEYS = {
    j: () => move(1),
    k: () => move(-1),
    a: () => judge("accepted"),
    r: () => judge("rejected"),
    o: () => judge("reopen"),
    e: edit,
    u: undo,
    n: addSelected,
    s: save,
    "/": () => {
      setView("records");
      $("search").focus();
    },
    "?": () => $("keys").showModal(),
  };

  function pressed(event) {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape") {
      hideTip();
      if (view.editing) closeForm();
      else if (typing) typing.blur();
      return;
    }
    if ($("keys").open || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === "z" && !typing) {
        event.preventDefault();
        undo();
      } else if (event.key === "s") {
        event.preventDefault();
        save();
      }
      return;
    }
    if (typing) return;
    const onRecord = event.target.closest("mark, .left, .check, tbody button");
    if (onRecord && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.target.closest("mark, .left, .check") && ["Enter", " "].includes(event.key)) {
      event.preventDefault();
      chosenByClick(event);
    } else if ($("single-keys").checked && KEYS[event.key.toLowerCase()]) {
      event.preventDefault();
      KEYS[event.key.toLowerCase()]();
    }
  }

  function setTheme(theme) {
    document.documentElement.dataset.theme = theme;
  }

  function listen() {
    document.addEventListener("keydown", pressed);
    $("report").addEventListener("click", chosenByClick);
    $("table").addEventListener("click", chosenInList);
    $("list").addEventListener("scroll", () => drawRows(false), { passive: true });
    let waiting = false;
    $("report").addEventListener("scroll", () => {
      hideTip();
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        followScroll();
      });
    }, { passive: true });
    $("report").addEventListener("pointerover", (event) => {
      const element = numberAt(event.target);
      if (element && (element.mark || element.number) && event.pointerType !== "touch") showTip(element);
      else hideTip();
    });
    $("report").addEventListener("pointerleave", hideTip);
    $("report").addEventListener("focusin", (event) => {
      const element = numberAt(event.target);
      if (element && (element.mark || element.number) && element.matches(":focus-visible")) showTip(element);
    });
    $("report").addEventListener("focusout", hideTip);
    $("filters").addEventListener("submit", (event) => event.preventDefault());
    $("search").addEventListener("input", () => {
      filter.query = $("search").value.trim().toLowerCase();
      refilter();
    });
    $("by-status").addEventListener("change", () => {
      filter.status = $("by-status").value;
      refilter();
    });
    $("by-state").addEventListener("change", () => {
      filter.state = $("by-state").value;
      refilter();
    });
    $("everywhere").addEventListener("click", () => {
      filter.section = null;
      refilter();
      $("search").focus();
    });
    $("accept-shown").addEventListener("click", acceptShown);
    $("undo").addEventListener("click", undo);
    $("save").addEventListener("click", save);
    $("load").addEventListener("click", () => $("file").click());
    $("file").addEventListener("change", () => {
      if ($("file").files.length) load($("file").files[0]);
      $("file").value = "";
    });
    $("help").addEventListener("click", () => $("keys").showModal());
    $("which").addEventListener("change", () => openReport(reports[Number($("which").value)]));
    $("language").addEventListener("click", () => {
      language = language === "zh" ? "en" : "zh";
      words = DATA.words[language];
      memory.set("language", language);
      const chosen = current.selected;
      openReport(current);
      setView(document.body.dataset.view);
      if (chosen) select(chosen, "language");
    });
    $("theme").addEventListener("click", () => {
      const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
      setTheme(theme);
      memory.set("theme", theme);
    });
    $("who").value = memory.get("who") || "";
    $("who").addEventListener("change", () => memory.set("who", $("who").value));
    $("single-keys").checked = memory.get("keys") !== "off";
    $("single-keys").addEventListener("change", () => memory.set("keys", $("single-keys").checked ? "on" : "off"));
    LISTS.forEach((list, i) => {
      $(`tab-${list}`).addEventListener("click", () => setList(list));
      $(`tab-${list}`).addEventListener("keydown", (event) => {
        const by = { ArrowRight: 1, ArrowLeft: LISTS.length - 1 }[event.key];
        if (!by) return;
        const other = LISTS[(i + by) % LISTS.length];
        setList(other);
        $(`tab-${other}`).focus();
      });
    });
    $("pictures").addEventListener("toggle", drawPictures);
    addEventListener("resize", () => drawPictures());
    for (const choice of document.querySelectorAll(".views button")) choice.addEventListener("click", () => setView(choice.dataset.view));
    addEventListener("resize", () => drawRows(true));
    let folded = true;
    const printing = (on) => () => {
      view.printing = on;
      if (on) folded = !$("pictures").open;
      $("pictures").open = on || !folded;
      drawPictures();
      $("printed-audit").replaceChildren(...(on ? printedAudit() : []));
      drawRows(true);
    };
    addEventListener("beforeprint", printing(true));
    addEventListener("afterprint", printing(false));
  }

  setTheme(memory.get("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  listen();
  begin();
})();
