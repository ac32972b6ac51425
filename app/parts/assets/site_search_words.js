// The words of a question, cut and looked up: SIGAP_KATA holds every list, this file none.
var W = SIGAP_KATA, roots = new Map(), stop = set(W.henti), ambiguous = set(W.ganda), personal = set(W.pribadi);
var foreign = set(W.asing), english = set(W.inggris), real;
var TOKEN = /((?:^|[^\p{L}\p{N}_])(?:p|t|ba|sp)[\s.\-\u2010-\u2015]?\d{1,2}[a-z]?(?![\p{L}\p{N}_]))|(?:^|[^\p{L}\p{N}_])(tahap[\s-]*(?:ii?|1|2|satu|dua))(?![\p{L}\p{N}_])|((?:^|[^\p{L}\p{N}_])(?:uu|pp|perpres|perma|sema)\s+(?:no\.?\s*|nomor\s+)?\d+(?:\/|\s+tahun\s+)\d{4}(?![\p{L}\p{N}_]))|((?:^|[^\p{L}\p{N}_])pasal\s+\d+[a-z]?(?![\p{L}\p{N}_]))|([\p{L}\p{N}]+)/giu;
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
  function amount(raw) {
    var parts = /^(\d+)(jt|juta|rb|ribu)$/.exec(raw);
    if (parts) { add(parts[1]); add(parts[2][0] === 'j' ? 'juta' : 'ribu'); }
    return parts;
  }
  text.replace(TOKEN, function (all, code, phase, law, article, word) {
    var raw = fold(all), joined = raw.trim().replace(/^[^a-z]+/, '');
    if (word) {
      if (!amount(raw)) add(raw);
      return '';
    }
    if (code) joined = raw.replace(/[^a-z0-9]/g, '');
    else if (phase) joined = 'tahap' + (/(ii|2|dua)$/.test(joined) ? '2' : '1');
    else joined = joined.replace(/\s+tahun\s+/, '/').replace(/(nomor|no\.?|\s)+/g, '');
    add(joined, joined);
    if (!code) (raw.match(/\p{L}+|\d+[a-z]?/gu) || []).forEach(function (part) { add(part); });
    return '';
  });
  return found;
}
// Those that carry meaning; all of them if none does.
function meaningful(typed) {
  var some = typed.filter(function (word) { return !stop.has(word.word); });
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
