// The words of a question, cut and looked up: SIGAP_KATA holds every list, this file none.
var W = SIGAP_KATA, roots = new Map(), stop = set(W.henti), ambiguous = set(W.ganda), personal = set(W.pribadi);
var foreign = set(W.asing), english = set(W.inggris), real;
var TOKEN = new RegExp(W.pola.kata, 'giu');
function set(text) { return new Set(text.split(' ')); }
function own(table, key) { return Object.prototype.hasOwnProperty.call(table, key) ? table[key] : undefined; }
W.akar.split('\n').forEach(function (line) {
  var forms = line.split(' ');
  forms.forEach(function (form) { roots.set(form, forms[0]); });
});
function fold(text) {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/([a-z])\1{2,}/g, '$1');
}
function root(word) {
  var particle = roots.has(word) ? '' : W.imbuhan.partikel.find(function (end) {
    return word.endsWith(end) && word.length - end.length > 3 && roots.has(word.slice(0, -end.length));
  });
  return roots.get(particle ? word.slice(0, -particle.length) : word) || word;
}
// Whether a dictionary has the word: such a word is no slip of the finger.
function known(word) {
  real = real || set(W.nyata);
  return (roots.has(word) && !foreign.has(word)) || real.has(word);
}
// The words of a text in order: {word: as written, root}. Codes (`P-21`, `p 21`) are one word each.
function words(text) {
  var found = [];
  function add(written, ready) { found.push({word: written, root: ready || root(written)}); }
  Array.from(text.matchAll(TOKEN)).forEach(function (match) {
    var kind = Object.keys(match.groups).find(function (name) { return match.groups[name] !== undefined; });
    var raw = fold(match.groups[kind]), joined;
    if (kind === 'word') return add(raw);
    if (kind === 'amount') return amount(raw).forEach(function (part) { add(part, part); });
    if (kind === 'code') joined = raw.replace(/[^a-z0-9]/g, '');
    else if (kind === 'phase') joined = phase(raw);
    else joined = raw.replace(new RegExp(W.pola.tahun, 'g'), '/').replace(new RegExp(W.pola.nomor, 'g'), '');
    add(joined, joined);
    if (kind !== 'code') (raw.match(/\p{L}+|\d+[a-z]?/gu) || []).forEach(function (part) { add(part); });
  });
  return found;
}
// `15jt` and `15juta` are two words, the second in full.
function amount(raw) {
  var digits = /^[\d.,]+/.exec(raw)[0];
  return [digits, W.pola.satuan[raw[digits.length]]];
}
// `tahap II`, `tahap-2` and `tahapdua` are one word.
function phase(raw) {
  var together = raw.replace(/[\s-]+/g, ''), number = Object.keys(W.pola.tahap).sort(function (a, b) {
    return b.length - a.length;
  }).find(function (name) { return together.endsWith(name); });
  return together.slice(0, -number.length) + W.pola.tahap[number];
}
// A word of the list, with a particle (`kapankah`) too.
function saysNothing(word) {
  return stop.has(word) || W.imbuhan.tanya.some(function (end) { return word.endsWith(end) && stop.has(word.slice(0, -end.length)); });
}
// Those that carry meaning; all of them if none does.
function meaningful(typed) {
  var some = typed.filter(function (word) { return !saysNothing(word.word); });
  return (some.length ? some : typed).slice(0, W.ukuran.kata);
}
function said(list) { return list.map(function (word) { return word.root; }).join(' '); }
function soundsRegional(list) {
  var alone = list.filter(function (w) { return own(W.daerah, w.word) !== undefined && !ambiguous.has(w.word); }).length;
  return alone >= 2 || alone * 3 >= Math.max(list.length, 1);
}
function soundsPersonal(list) {
  return soundsRegional(list) || list.some(function (w) { return personal.has(w.word) || own(W.sehari, w.word) !== undefined; });
}
// What an everyday form may be built on, least cut first; most are no words (knowledge/language/colloquial.py).
function readings(word) {
  var twice = new RegExp('^(?:' + W.imbuhan.ulang + ')$').exec(word), found = new Map(), first = [];
  function take(root, cost) {
    if (root.length >= 3 && !found.has(root)) found.set(root, cost);
  }
  if (twice) first = [word = twice[1]];
  if (word.length <= 3) return first;
  var starts = [[word, 0]];
  W.imbuhan.awal.forEach(function (start) {
    if (word.startsWith(start[0])) start[1].forEach(function (letters) {
      starts.push([letters + word.slice(start[0].length), start[0].length]);
    });
  });
  starts.forEach(function (start) {
    [''].concat(W.imbuhan.akhir).forEach(function (end) {
      if (!start[0].endsWith(end)) return;
      var root = start[0].slice(0, start[0].length - end.length), darker = root.replace(/e([^aeiou])$/, 'a$1');
      if (root !== word) take(root, start[1] + end.length);
      if (darker !== root) take(darker, start[1] + end.length + 1);
    });
  });
  var ordered = Array.from(found.keys()).sort(function (a, b) { return found.get(a) - found.get(b) || (a < b ? -1 : 1); });
  return first.concat(ordered);
}
